namespace ExportRules.Documents;

/// <summary>How a printed document looks on a light screen, a dark one and on paper.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --ink: #1b1f24; --quiet: #57606a; --paper: #ffffff; --line: #c9d1d9; --shade: #f3f5f7;
          --good: #0b5fa5; --bad: #a4262c;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ink: #e6e9ed; --quiet: #a3acb7; --paper: #15181c; --line: #3b434d; --shade: #1f242a;
            --good: #7cc0ff; --bad: #ff9a94;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 0.9375rem/1.5 system-ui, "Noto Sans", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.2rem; margin: 2rem 0 0.6rem; padding-bottom: 0.2rem; border-bottom: 2px solid var(--line); }
        h3 { font-size: 1rem; margin: 1.4rem 0 0.4rem; }
        p { margin: 0.5rem 0; }
        .answer { font-size: 1.1rem; font-weight: 600; padding: 0.6rem 0.8rem; border-left: 0.3rem solid var(--good); background: var(--shade); }
        .warning { padding: 0.6rem 0.8rem; border: 2px solid var(--bad); }
        .warning strong { color: var(--bad); }
        .quiet, caption { color: var(--quiet); }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; margin: 0.5rem 0 1rem; }
        caption { text-align: left; padding: 0.2rem 0; font-size: 0.875rem; }
        th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem; border: 1px solid var(--line); overflow-wrap: break-word; }
        thead th { background: var(--shade); overflow-wrap: normal; }
        .wide tbody th { font-weight: 400; min-width: 4rem; }
        .fields th { width: 16rem; background: var(--shade); }
        code { font: 0.85em/1.4 ui-monospace, "SFMono-Regular", Consolas, monospace; }
        ul { margin: 0.4rem 0; padding-left: 1.3rem; }
        li { margin: 0.25rem 0; }
        .boxes { list-style: none; padding-left: 0; }
        .boxes li { padding-left: 1.7rem; position: relative; }
        .boxes li::before { content: ""; position: absolute; left: 0; top: 0.25em; width: 0.95em; height: 0.95em; border: 1.5px solid currentColor; }
        .sign-off td { height: 2.6rem; min-width: 7rem; }
        @media (max-width: 40rem) { main { padding: 1rem; } .fields th { width: 38%; } }
        @media print {
          :root { color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff; --line: #888; --shade: #f3f5f7; --good: #000; --bad: #000; }
          @page { size: A4; margin: 15mm; }
          body { font-size: 9.5pt; }
          main { max-width: none; padding: 0 0.5mm; }
          .wide { overflow: visible; }
          .wide table { font-size: 8.5pt; }
          .wide th, .wide td { padding: 1mm 1.2mm; }
          h2, h3, caption { break-after: avoid; }
          tr, li, .answer, .warning { break-inside: avoid; }
          .sign-off { break-inside: avoid; }
          thead { display: table-header-group; }
        }

        """;
}
