package dev.tourniquet.report;

/** Measures every visible text of a page against what is behind it. */
final class Contrast {
  /**
   * Returns the texts below the least contrast of WCAG 2.2 AA, 4.5 to 1
   * (https://www.w3.org/TR/WCAG22/#contrast-minimum).
   */
  static final String SCRIPT = """
      () => {
        const parse = color => {
          const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
          return {r, g, b, a};
        };
        const behind = element => {
          for (let e = element; e; e = e.parentElement) {
            const color = parse(getComputedStyle(e).backgroundColor);
            if (color.a === 1) return color;
          }
          return {r: 255, g: 255, b: 255};
        };
        const light = ({r, g, b}) => [r, g, b]
          .map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const poor = new Set();
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const element = texts.currentNode.parentElement;
          if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
          if (element.closest('script, style, svg, option')) continue;
          const [a, b] = [parse(getComputedStyle(element).color), behind(element)].map(light);
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < 4.5) poor.add(`${element.className || element.tagName} ${ratio.toFixed(2)}`);
        }
        return [...poor];
      }""";

  private Contrast() {}
}
