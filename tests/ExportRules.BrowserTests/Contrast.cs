namespace ExportRules.BrowserTests;

/// <summary>Finds text that is hard to read on what lies behind it.</summary>
internal static class Contrast
{
    /// <summary>Names each visible element with text of its own whose contrast is below 4.5, as WCAG 2 computes it.</summary>
    public const string Script = """
        () => {
          const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          // A mixed color has no RGB text; what is painted has.
          const channels = (text) => {
            pixel.clearRect(0, 0, 1, 1);
            pixel.fillStyle = text;
            pixel.fillRect(0, 0, 1, 1);
            return [...pixel.getImageData(0, 0, 1, 1).data];
          };
          const light = (rgb) => {
            const [r, g, b] = rgb.slice(0, 3).map((c) => {
              const s = c / 255;
              return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const color = channels(getComputedStyle(at).backgroundColor);
              if (color[3] > 0) return color;
            }
            return [255, 255, 255];
          };
          return [...document.querySelectorAll("body *")]
            .filter((element) => element.checkVisibility()
              && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .map((element) => {
              const pair = [light(channels(getComputedStyle(element).color)), light(behind(element))];
              const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
              return { name: `${element.tagName} ${element.textContent.trim().slice(0, 40)}`, ratio };
            })
            .filter((one) => one.ratio < 4.5)
            .map((one) => `${one.name}: ${one.ratio.toFixed(2)}`);
        }
        """;
}
