import { afterAll, describe, expect, it } from 'vitest';
import { TestBrowser } from '../support/browser.ts';
import { accessibilityViolations, overflowingElements, typefaces } from './inspect-page.ts';

describe('the inspection of a page', () => {
  const browser = new TestBrowser();
  afterAll(() => browser.remove());

  it('finds planted faults, and none in a sound page', async () => {
    const page = await browser.open();
    const show = (body: string) =>
      page.setContent(
        `<!doctype html><html lang="zh-CN"><title>页</title><main><h1>绩效自评</h1>${body}</main>`,
      );

    await show(
      '<p>一切正常</p><div style="width: 100px; overflow: auto"><p style="width: 500px">可以滚动</p></div>',
    );
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await overflowingElements(page)).toEqual([]);
    expect((await typefaces(page)).join()).toMatch(/CJK|Source Han|WenQuanYi/);

    await show('<p style="color: #aaa; background: #fff">太淡</p><button></button>');
    expect((await accessibilityViolations(page)).map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['button-name', 'color-contrast']),
    );
    await show('<p style="width: 900px">太宽</p>');
    expect((await overflowingElements(page)).join()).toContain('reaches beyond the page');
    await show(
      '<div style="width: 60px; overflow: hidden"><b style="display: block; width: 200px">12,345.67</b></div>',
    );
    expect((await overflowingElements(page)).join()).toContain('is cut off');
  });
});
