// The page of ComplianceDesk. What people or the server say is put in as text, never as HTML.
const $ = (id) => document.getElementById(id);

/** An element with attributes and children; a string becomes text. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// ---- Talking to the desk

let key = takeKey();

/** The key that was printed at the start stands behind the number sign: it is taken out of the address at once. */
function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get("key");
  if (given) {
    history.replaceState(null, "", location.pathname);
    sessionStorage.setItem("key", given);
  }
  return sessionStorage.getItem("key") ?? "";
}

/** A refusal with everything that is wrong. */
class Refusal extends Error {
  constructor(status, problem) {
    super(problem.title ?? `The desk answered ${status}.`);
    this.status = status;
    this.diagnostics = problem.diagnostics ?? [];
  }
}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, {
      ...options,
      headers: { "X-Api-Key": key, Accept: "application/json", ...options.headers },
    });
  } catch {
    throw new Refusal(0, { title: "The desk does not answer. Is it still running?" });
  }
  if (response.ok) return response.json();
  const texts = {
    401: "This key does not open the desk.",
    413: "This is larger than the desk takes.",
    429: "Too many requests at once. Wait a second and try again.",
  };
  const problem = await response.json().catch(() => ({}));
  throw new Refusal(response.status, { ...problem, title: texts[response.status] ?? problem.title });
}

const send = (path, body) =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

// ---- The law and the form

let law;
const facts = new Map();
const SHOWN = [
  "id", "date", "destination", "item.kind", "item.material", "endUser.name", "endUser.country",
];
// Two facts of one party on a list are asked as one question.
const LISTED = "endUser.listed";
const OWN = [
  { path: "id", type: "text", meaning: "Your number for it", values: [] },
  {
    path: LISTED,
    type: "listed",
    meaning: "Is the end user on the authority's list of end users of concern?",
    values: ["N", "B", "C", "M", "CW"],
  },
];
const LABELS = {
  id: "Reference",
  date: "Date of export",
  destination: "Destination",
  "item.kind": "Kind",
  "item.material": "Item",
  "endUser.name": "End user",
  "endUser.country": "Country of the end user",
  [LISTED]: "End user on a list",
  "item.attributes.concentration": "Concentration",
  "item.attributes.combinedFluorine": "Combined fluorine",
  "item.attributes.wavelength": "Wavelength",
  "item.contractTotal": "Contract total",
  "item.currency": "Currency",
  "endUser.developsWmd": "End user and weapons of mass destruction",
  "endUser.developsArms": "End user and arms",
  "endUse.wmd": "Use for weapons of mass destruction",
  "endUse.conventionalArms": "Use for conventional arms",
  "notice.inform": "Notice of the authority",
};

function labelOf(path) {
  if (LABELS[path]) return LABELS[path];
  const last = path.split(".").pop().replace(/([A-Z])/g, " $1").toLowerCase();
  const head = path.startsWith("item.") ? "item" : path.split(".")[0].replace(/([A-Z])/g, " $1").toLowerCase();
  const text = path.includes(".") ? `${head}: ${last}` : last;
  return text[0].toUpperCase() + text.slice(1);
}

const formPath = (path) => (path.startsWith(`${LISTED}.`) ? LISTED : path);
const nameOf = (code) => law.countries.find((country) => country.code === code)?.name ?? code;

/** A labelled control for a fact; empty means that it is not known. */
function field(path, form) {
  const fact = facts.get(path);
  const id = `${form}-${path}`;
  const hint = [SHOWN.includes(path) ? null : fact.meaning.replace(/\.$/, ""), fact.unit ? `in ${fact.unit}` : null]
    .filter(Boolean)
    .join(", ");
  const label = el("label", { for: id }, labelOf(path), hint ? el("small", {}, hint) : null);
  const common = { id, "data-fact": path, "data-type": fact.type };
  const options = (pairs) => [
    el("option", { value: "" }, "not known"),
    ...pairs.map(([value, text]) => el("option", { value }, text)),
  ];
  let control;
  if (fact.type === "boolean") {
    control = el("select", common, ...options([["true", "yes"], ["false", "no"]]));
  } else if (fact.type === "listed") {
    control = el("select", common, ...options([
      ["no", "no"],
      ...fact.values.map((concern) => [concern, `yes, concern ${concern}`]),
    ]));
  } else if (fact.type === "word") {
    control = el("select", common, ...options(fact.values.map((value) => [value, value])));
  } else if (fact.type === "country") {
    control = el("select", common, ...options(law.countries.map((c) => [c.code, `${c.name} (${c.code})`])));
  } else if (fact.type === "date") {
    control = el("input", { ...common, type: "date" });
  } else {
    const many = ["texts", "words", "countries", "entries"].includes(fact.type);
    const list = fact.values.length > 0 ? `${id}-list` : null;
    control = el("input", {
      ...common,
      type: "text",
      inputmode: ["number", "money"].includes(fact.type) ? "decimal" : null,
      list,
      placeholder: many ? "several separated by ;" : null,
      autocomplete: "off",
    });
    const values = el("datalist", { id: list }, ...fact.values.map((value) => el("option", { value })));
    return el("div", { class: "field" }, label, control, list ? values : null);
  }
  return el("div", { class: "field" }, label, control);
}

const control = (path) => $("fields").querySelector(`[data-fact="${CSS.escape(path)}"]`);

function addField(path) {
  if (!control(path) && facts.has(path)) $("fields").append(field(path, "t"));
  $("fact").querySelector(`option[value="${CSS.escape(path)}"]`)?.remove();
  return control(path);
}

function fillForm(values) {
  $("fields").replaceChildren();
  fillFactList();
  SHOWN.forEach(addField);
  for (const [path, value] of Object.entries(values)) addField(path).value = value;
  $("policy").value = "";
  hideAnswer();
}

function fillFactList() {
  $("fact").replaceChildren(
    ...[...facts.keys()]
      .filter((path) => path !== formPath(path) ? false : !SHOWN.includes(path) && path !== "exporter.licenses")
      .sort()
      .map((path) => el("option", { value: path }, `${labelOf(path)} (${path})`)),
  );
}

/** What a control says, as the JSON of a transaction has it; undefined where it says nothing. */
function valueOf(input) {
  const text = input.value.trim();
  if (text === "") return undefined;
  switch (input.dataset.type) {
    case "boolean":
      return text === "true";
    case "number":
    case "money":
      // What is no number goes as it is: the desk says what is wrong with it.
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case "listed":
      return text === "no" ? [] : [{ list: "meti-end-user-list", concerns: [text] }];
    case "texts":
    case "words":
    case "countries":
    case "entries":
      return text === "[]" ? [] : text.split(";").map((part) => part.trim()).filter(Boolean);
    default:
      return text;
  }
}

function transaction() {
  const made = {};
  for (const input of $("fields").querySelectorAll("[data-fact]")) {
    const value = valueOf(input);
    if (value === undefined) continue;
    const parts = input.dataset.fact.split(".");
    const last = parts.pop();
    const holder = parts.reduce((object, part) => (object[part] ??= {}), made);
    holder[last] = value;
  }
  return made;
}

const EXAMPLES = {
  empty: {},
  "hydrogen-fluoride": {
    id: "hydrogen-fluoride", date: "2019-07-05", destination: "KR", "item.kind": "goods",
    "item.material": "hydrogen-fluoride", "item.attributes.concentration": "49",
  },
  "fluorinated-polyimide": {
    id: "fluorinated-polyimide", date: "2019-07-05", destination: "KR", "item.kind": "goods",
    "item.material": "fluorinated-polyimide", "item.attributes.combinedFluorine": "12",
    "item.contractTotal": "5000000", "item.currency": "JPY",
  },
  resist: {
    id: "resist", date: "2019-12-20", destination: "KR", "item.kind": "goods",
    "item.material": "resist", "item.attributes.wavelength": "13.5",
    "item.contractTotal": "5000000", "item.currency": "JPY", "exporter.licensesToSameBuyer": "7",
  },
};
const CLEAR = {
  "endUser.developsWmd": "false", "endUser.developsArms": "false", "endUse.wmd": "none",
  "endUse.conventionalArms": "none", "notice.inform": "none",
};

// ---- The answer

const OUTCOMES = {
  "no-license-required": "No license is required",
  "license-required": "A license is required",
  prohibited: "Refused in principle",
  undetermined: "Undetermined: the answer is open",
};
const STATES = {
  met: "met", "not-met": "not met", unknown: "unknown", overridden: "set aside",
  "not-in-force": "not in force",
};

let shown;
let asking = 0;

function licenseName(id) {
  const type = law.licenseTypes.find((one) => one.id === id);
  return type ? `${type.title}${type.term ? ` (${type.term})` : ""}` : id;
}

function headline(outcome, license, exemption) {
  return license ? licenseName(license)
    : exemption ? `${OUTCOMES[outcome]}: ${exemption}`
    : OUTCOMES[outcome];
}

function hideAnswer() {
  asking++;
  $("answer").hidden = true;
  $("status").replaceChildren();
}

const policyPart = () => ($("policy").value ? `?policy=${encodeURIComponent($("policy").value)}` : "");

async function decide() {
  hideAnswer();
  const mine = asking;
  const question = transaction();
  $("status").textContent = "Deciding …";
  for (const input of $("fields").querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  try {
    const [decision, timeline] = await Promise.all([
      send(`/api/evaluate${policyPart()}`, question),
      send("/api/timeline", question),
    ]);
    if (mine !== asking) return;
    shown = { question, decision, policy: policyPart() };
    showVerdict(decision);
    showDuties(decision);
    showReasons(decision);
    showTimeline(timeline, decision);
    showRelaxations(decision);
    $("kept").replaceChildren();
    $("changes").replaceChildren();
    $("license").replaceChildren(
      ...law.licenseTypes.map((type) => el("option", { value: type.id }, licenseName(type.id))),
    );
    $("status").textContent = `Decided: ${headline(decision.outcome, decision.license, decision.exemption)}.`;
    $("answer").hidden = false;
    $("answer").focus();
    $("answer").scrollIntoView({ block: "start" });
    if (decision.outcome === "undetermined") await askForMissing(decision, mine);
    else $("open").hidden = true;
  } catch (problem) {
    if (mine !== asking) return;
    showProblem($("status"), problem);
    const wrong = (problem.diagnostics ?? []).map((one) => one.path && control(one.path)).filter(Boolean);
    for (const input of wrong) input.setAttribute("aria-invalid", "true");
    wrong[0]?.focus();
  }
}

function showProblem(place, problem) {
  const { diagnostics = [] } = problem;
  if (problem.status === 401) return showAccess(problem.message);
  place.replaceChildren(
    el("span", { class: "problem" }, problem.message),
    diagnostics.length === 0 ? "" : el("ul", { class: "problems" },
      ...diagnostics.map((one) => el("li", {},
        one.path && !one.message.includes(one.path) ? `${one.path}: ` : "", `${one.message} (${one.code})`,
        one.hint ? el("span", { class: "hint" }, one.hint) : null))),
  );
}

function showVerdict(decision) {
  const rows = [];
  const add = (name, value) => value && rows.push(el("dt", {}, name), el("dd", {}, value));
  if (decision.license) add("License", licenseName(decision.license));
  add("Exemption", decision.exemption);
  const isOpen = decision.outcome === "undetermined";
  add(isOpen ? "It may be needed because of" : "Because of", decision.basis.join(", "));
  add("May also be", decision.licenses
    .filter((type) => type.status === "possible")
    .map((type) => licenseName(type.type)).join(", "));
  add("Confidence", decision.confidence);
  add("Law", `${decision.policy.version}${decision.policy.name ? `, ${decision.policy.name}` : ""}`);
  $("verdict").replaceChildren(
    el("div", { class: `verdict ${decision.outcome}` },
      el("p", { class: "outcome" }, OUTCOMES[decision.outcome]),
      el("dl", {}, ...rows)));
}

/** What the exporter must do besides, by kind. */
function showDuties({ outcome, obligations }) {
  const kinds = Map.groupBy(obligations, (duty) => duty.kind);
  $("duties").replaceChildren(...(kinds.size === 0 ? [] : [
    el("h3", {}, outcome === "undetermined" ? "To do if a license is needed" : "To do"),
    el("dl", {}, ...[...kinds].flatMap(([kind, duties]) =>
      [el("dt", {}, kind), ...duties.map((duty) => el("dd", {}, duty.text))])),
  ]));
}

/** What the decision itself misses is asked at once; the order that settles most may take a moment the first time. */
async function askForMissing(decision, mine) {
  askFor(decision.missing);
  const needed = await send(`/api/requires${shown.policy}`, shown.question);
  const isBegun = [...$("missing").querySelectorAll("[data-fact]")].some((input) => input.value !== "")
    || $("missing").contains(document.activeElement);
  if (mine === asking && !isBegun && needed.facts.length > 0) {
    askFor(needed.facts.map((fact) => fact.fact));
  }
}

function askFor(missing) {
  const paths = [...new Set(missing.map(formPath))].filter((path) => facts.has(path));
  $("missing").replaceChildren(...paths.map((path) => field(path, "m")));
  $("open").hidden = paths.length === 0;
}

function showReasons(decision) {
  const stages = new Map();
  for (const entry of decision.trace) {
    const stage = entry.stage ?? "other";
    if (!stages.has(stage)) stages.set(stage, []);
    stages.get(stage).push(entry);
  }
  $("reasons").replaceChildren(el("div", { class: "tree" },
    ...[...stages].map(([stage, entries]) => {
      const deciding = entries.filter((entry) => entry.isDetermining);
      const open = entries.filter((entry) => !entry.isDetermining && entry.state === "unknown");
      const others = entries.filter((entry) => !entry.isDetermining && entry.state !== "unknown");
      const shownAtOnce = deciding.length > 0 || (decision.outcome === "undetermined" && open.length > 0);
      return el("details", { open: shownAtOnce ? "" : null },
        el("summary", { class: "stage" }, [
          `${stage[0].toUpperCase()}${stage.slice(1)}: ${count(entries.length, "rule")}`,
          deciding.length ? count(deciding.length, "decides", "decide") : null,
          open.length ? `${open.length} open` : null,
        ].filter(Boolean).join(", ")),
        ...deciding.map(reason),
        ...open.map(reason),
        others.length === 0 ? null : el("details", {},
          el("summary", { class: "note" }, `${count(others.length, "other rule")} that could have mattered`),
          ...others.map(reason)));
    })));
}

const count = (number, one, several = `${one}s`) => `${number} ${number === 1 ? one : several}`;

function reason(entry) {
  return el("details", { class: entry.isDetermining ? "decides" : null },
    el("summary", {},
      el("span", { class: "state" }, entry.isDetermining ? "decides" : STATES[entry.state] ?? entry.state),
      `${entry.title ?? entry.rule}${entry.term ? ` (${entry.term})` : ""}: ${entry.conclusion}`),
    entry.because ? el("p", {}, entry.because) : null,
    entry.text ? el("p", {}, entry.text) : null,
    entry.tests.length === 0 ? null : el("ul", {},
      ...entry.tests.map((test) => el("li", {},
        `${test.result}: ${test.fact} ${test.operator} ${test.expected}, and it is ${test.actual}`))),
    entry.overriddenBy?.length ? el("p", {}, `Set aside by ${entry.overriddenBy.join(", ")}`) : null,
    el("p", { class: "note" },
      [entry.cite, entry.confidence, entry.source].filter(Boolean).join("; "), " ",
      el("code", {}, `${entry.rule}${entry.file ? `, ${entry.file}:${entry.line}` : ""}`)));
}

/** Neighboring versions with one answer become one line. */
function showTimeline(answers, decision) {
  const lines = [];
  for (const answer of answers) {
    const last = lines.at(-1);
    const same = last && last.outcome === answer.outcome && last.license === answer.license
      && last.exemption === answer.exemption;
    if (same) {
      last.until = answer.until;
      last.versions.push(answer.version);
      if (answer.name) last.names.push(answer.name);
    } else {
      lines.push({ ...answer, versions: [answer.version], names: answer.name ? [answer.name] : [] });
    }
  }
  $("timeline").replaceChildren(...lines.map((line) => {
    const asked = line.versions.includes(decision.policy.version);
    return el("li", { class: `${line.outcome}${asked ? " asked" : ""}`, "aria-current": asked ? "true" : null },
      el("time", { datetime: line.from }, `${line.from} to ${line.until ? dayBefore(line.until) : "today"}`),
      el("span", {},
        el("strong", {}, headline(line.outcome, line.license, line.exemption)),
        el("span", { class: "name" }, line.names.length ? line.names.join(", ") : count(line.versions.length, "version"))));
  }));
}

function dayBefore(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

function showRelaxations(decision) {
  const lines = decision.mayRelax.map((one) => el("li", {},
    `${labelOf(one.fact)} (${one.fact}), if it were known, may lead to: ${headline(one.outcome, one.license)}`));
  $("relax").replaceChildren(lines.length ? el("ul", {}, ...lines)
    : el("p", { class: "note" }, decision.outcome === "undetermined"
      ? "First of all, what is missing above."
      : "No further fact would make this answer milder by itself."));
}

async function whyNot() {
  $("changes").textContent = "Looking …";
  try {
    const answer = await send(`/api/why-not/${encodeURIComponent($("license").value)}${shown.policy}`, shown.question);
    const list = (title, changes) => changes.length === 0 ? null : el("div", {},
      el("h4", {}, title),
      el("ul", {}, ...changes.map((change) => el("li", {}, change
        .map((fact) => `${labelOf(fact.fact)}: ${fact.needed} (now ${fact.present})`).join("; and ")))));
    const day = (word, other) => other
      && el("p", {}, `${word} ${other.day}${other.name ? ` (${other.name})` : ""}: ${other.answer}.`);
    $("changes").replaceChildren(...[
      el("p", {}, `${licenseName(answer.license)} is ${answer.status ?? "not needed"}${answer.because.length ? `, by ${answer.because.join(", ")}` : ""}.`),
      list("It would be available with", answer.toBeAvailable),
      list("No license would be needed with", answer.toNeedNone),
      day("Until", answer.before),
      day("From", answer.after),
      answer.limit && el("p", { class: "note" }, `Not looked at: ${answer.limit}.`),
    ].filter(Boolean));
  } catch (problem) {
    showProblem($("changes"), problem);
  }
}

async function keep() {
  $("keep").disabled = true;
  try {
    const kept = await send(`/api/decisions${shown.policy}`, shown.question);
    const { link } = await ask(`/api/decisions/${kept.sequence}/document`);
    $("kept").replaceChildren(
      `Kept as record ${kept.sequence}. `,
      el("a", { href: link, target: "_blank", rel: "noopener" }, "Open it for review and signature"));
  } catch (problem) {
    showProblem($("kept"), problem);
  } finally {
    $("keep").disabled = false;
  }
}

// ---- Replay

async function replay() {
  const file = $("file").files[0];
  if (!file) {
    $("replayed").replaceChildren(el("span", { class: "problem" }, "Choose a file first."));
    $("file").focus();
    return;
  }
  $("replayed").textContent = "Replaying …";
  const form = new FormData();
  form.append("file", file);
  const query = new URLSearchParams();
  if ($("replay-policy").value) query.set("policy", $("replay-policy").value);
  if ($("against").value) query.set("against", $("against").value);
  try {
    const done = await ask(`/api/replay?${query}`, { method: "POST", body: form });
    const counts = [
      ["rows read", done.counts.read], ["no license required", done.counts.noLicenseRequired],
      ["license required", done.counts.licenseRequired], ["prohibited", done.counts.prohibited],
      ["undetermined", done.counts.undetermined], ["errors", done.counts.errors],
    ];
    $("replayed").replaceChildren(
      el("p", {}, `${done.input}: ${done.policy}${done.against ? `, against ${done.against}` : ""}.`),
      el("table", {}, el("tbody", {}, ...counts.map(([name, value]) =>
        el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, String(value)))))),
      el("ul", { class: "links" },
        el("li", {}, el("a", { href: done.report, target: "_blank", rel: "noopener" }, "Open the report")),
        el("li", {}, el("a", { href: done.rows, download: "decided.csv" }, "Download the decided rows"))),
      done.warnings.length === 0 ? "" : el("details", {},
        el("summary", {}, count(done.warnings.length, "remark on the columns", "remarks on the columns")),
        el("ul", {}, ...done.warnings.map((one) => el("li", {}, `${one.message} (${one.code})`)))));
  } catch (problem) {
    showProblem($("replayed"), problem);
  }
}

// ---- Start

function showAccess(message) {
  $("desk").hidden = true;
  $("access").hidden = false;
  $("access-problem").textContent = message ?? "";
  $("key").focus();
}

function policyOptions(first) {
  return [el("option", { value: "" }, first),
    ...[...law.versions].reverse().map((version) => el("option", { value: version.id },
      `${version.id}${version.name ? ` ${version.name}` : ""}`))];
}

async function open() {
  if (!key) return showAccess();
  try {
    law = await ask("/api/law");
  } catch (problem) {
    return showAccess(key ? problem.message : "");
  }
  for (const fact of [...law.facts, ...OWN]) facts.set(fact.path, fact);
  $("law").textContent = `${law.title}${law.term ? ` (${law.term})` : ""}: ${law.authority}`;
  $("policy").replaceChildren(...policyOptions("that of the transaction's own date"));
  $("replay-policy").replaceChildren(...policyOptions("that of each row's own date"));
  $("against").replaceChildren(...policyOptions("nothing"));
  fillForm({});
  $("access").hidden = true;
  $("desk").hidden = false;
}

const on = (id, event, run) => $(id).addEventListener(event, (happened) => {
  happened.preventDefault();
  run(happened);
});

on("access", "submit", () => {
  key = $("key").value.trim();
  sessionStorage.setItem("key", key);
  open();
});
on("transaction", "submit", decide);
on("open", "submit", () => {
  for (const input of $("missing").querySelectorAll("[data-fact]")) {
    if (input.value.trim() !== "") addField(input.dataset.fact).value = input.value;
  }
  decide();
});
on("add", "click", () => addField($("fact").value)?.focus());
on("keep", "click", keep);
on("why-not", "submit", whyNot);
on("replay", "submit", replay);
for (const button of document.querySelectorAll("[data-example]")) {
  button.addEventListener("click", () => {
    const example = button.dataset.example;
    fillForm(example === "empty" ? {} : { ...EXAMPLES[example], ...CLEAR });
  });
}
open();
