import axe from 'axe-core';
import type { Page } from 'playwright-core';

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong, one line each: rule, where, why. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(
    (tags) =>
      window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    WCAG_2_2_AA,
  );
  return violations.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n')[1] ?? ''}`,
    ),
  );
}

/** Visible elements that reach beyond the right edge; parts that scroll inside themselves may. */
export function overflowingElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrollsInside = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) ||
        scrollsInside(element.parentElement));
    const beyond = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, width: own, height } = element.getBoundingClientRect();
      return own > 0 && height > 0 && right > width + 1 && !scrollsInside(element.parentElement);
    });
    const isWide = document.documentElement.scrollWidth > width;
    return [
      ...(isWide ? [`the page is ${document.documentElement.scrollWidth} px wide in ${width}`] : []),
      ...beyond.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
    ];
  });
}

/** Typefaces that drew the page's headings and texts; Chinese must come from a Chinese one. */
export async function typefaces(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'h1, h2, p, b',
  });
  const names = new Set<string>();
  for (const nodeId of nodeIds.slice(0, 20)) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName } of fonts) names.add(familyName);
  }
  await session.detach();
  return [...names];
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
