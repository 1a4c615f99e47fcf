import { describe, expect, it } from 'vitest';
import { markup } from './markup.ts';

describe('markup', () => {
  it('[C-65] makes text of whatever is put in, in texts and in attributes', () => {
    const evil = `"><script>alert('1')</script>&lt;`;
    expect(markup`<p title="${evil}">${evil}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;lt;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;lt;</p>',
    );
  });

  it('keeps markup that it made itself, lists in their order, numbers, and nothing for null', () => {
    const items = ['一', '二'].map((name) => markup`<li>${name}</li>`);
    expect(markup`<ul>${items}</ul>${null}${0}`.text).toBe('<ul><li>一</li><li>二</li></ul>0');
  });

  it('drops line breaks of the template and keeps those of texts', () => {
    expect(
      markup`<p>
        ${'一\n 二'}
      </p>`.text,
    ).toBe('<p>一\n 二</p>');
  });

  it('leaves out what no document can hold, and what turns the direction of text', () => {
    expect(markup`${'a\u0000b\u202ec\ud800d\n'}`.text).toBe('abcd\n');
  });
});
