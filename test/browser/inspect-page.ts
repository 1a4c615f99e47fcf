import axe from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';

/** Which rules are asked: a page that has only changed its colours need not be asked all of them again. */
const RULES: Readonly<Record<'all' | 'colours', axe.RunOnly>> = {
  all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** What axe finds wrong, one line each: rule, where, why. */
export async function accessibilityViolations(
  page: Page,
  rules: keyof typeof RULES = 'all',
): Promise<string[]> {
  // It stays in the page, whatever its size and scheme become.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    // Style sheets are loaded a second time for one rule only, which is none of these.
    (runOnly) => window.axe.run(document, { runOnly, preload: false, resultTypes: ['violations'] }),
    RULES[rules],
  );
  return violations.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n')[1] ?? ''}`,
    ),
  );
}

/** What reaches beyond the right edge of the page, or is cut off by a box; parts that scroll inside themselves may. */
export function overflowingElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const describe = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().slice(0, 20)}”`;
    /** The nearest box that holds an element's excess: by scrolling it, or by cutting it off. */
    const boxOf = (element: Element): Element | null => {
      const parent = element.parentElement;
      if (!parent || parent === document.body) return null;
      return /auto|scroll|hidden|clip/.test(getComputedStyle(parent).overflowX) ? parent : boxOf(parent);
    };
    const wrong = document.documentElement.scrollWidth > width ? [`the page is wider than ${width} px`] : [];
    for (const element of document.body.querySelectorAll('*')) {
      const { right, width: own, height } = element.getBoundingClientRect();
      if (own === 0 || height === 0) continue;
      const box = boxOf(element);
      if (!box && right > width + 1) wrong.push(`${describe(element)} reaches beyond the page`);
      if (!box || element.children.length > 0 || element.textContent.trim() === '') continue;
      const edge = box.getBoundingClientRect();
      const isForScreenReaders = edge.width <= 1;
      const isCut = /hidden|clip/.test(getComputedStyle(box).overflowX) && right > edge.right + 1;
      if (isCut && !isForScreenReaders) wrong.push(`${describe(element)} is cut off by ${describe(box)}`);
    }
    return wrong.slice(0, 5);
  });
}

/** Typefaces that drew the page's headings and texts; Chinese must come from a Chinese one. */
export async function typefaces(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const names = await typefacesOfStill(session).catch((error: unknown) => {
    // The page drew itself anew between the two questions: what it shows now is asked once more.
    if (error instanceof Error && error.message.includes('Could not find node'))
      return typefacesOfStill(session);
    throw error;
  });
  await session.detach();
  return names;
}

async function typefacesOfStill(session: CDPSession): Promise<string[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'h1, h2, p, b',
  });
  // All at once: the less time between them, the less is redrawn meanwhile.
  const fontsOfNodes = await Promise.all(
    nodeIds.slice(0, 20).map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })),
  );
  return [...new Set(fontsOfNodes.flatMap(({ fonts }) => fonts.map(({ familyName }) => familyName)))];
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
