import { createHash } from 'node:crypto';
import { demoPeople } from '../demo/people.js';

export type Language = 'fr' | 'en';

/** A page of the issuer: no script, nothing from elsewhere, one style whose hash its policy names. */
export interface Page {
  html: string;
  policy: string;
}

export const languageIn = (tags: string | undefined | null): Language => (/^en\b/i.test(tags ?? '') ? 'en' : 'fr');

const STYLE = `:root{color-scheme:light dark}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:light-dark(#f3f5f7,#14181d);color:light-dark(#1b2430,#e6eaee)}
.ribbon{background:#7a3b00;color:#fff;text-align:center;padding:.25rem;margin:0}
main{box-sizing:border-box;max-width:26rem;margin:5vh auto;padding:1.5rem 2rem;background:light-dark(#fff,#1d232a);border:1px solid light-dark(#cfd6dd,#3b4550);border-radius:.5rem}
h1{font-size:1.25rem;margin:0 0 1rem}h2{font-size:1rem;margin:2rem 0 .5rem}label{display:block;margin-top:1rem;font-weight:600}
input{box-sizing:border-box;width:100%;padding:.5rem;font:inherit;color:inherit;background:transparent;border:1px solid light-dark(#5b6773,#8d99a5);border-radius:.25rem}
button{margin-top:1.5rem;width:100%;padding:.6rem;font:inherit;font-weight:600;border:0;border-radius:.25rem;background:#0b5c7a;color:#fff;cursor:pointer}
.people button{margin-top:.4rem;text-align:left;background:transparent;color:inherit;border:1px solid light-dark(#5b6773,#8d99a5)}
.people small{display:block;font-weight:400}
:focus-visible{outline:3px solid #f0a500;outline-offset:2px}.error{color:light-dark(#9b1c1c,#ff9d9d);font-weight:600}nav{text-align:right}a{color:light-dark(#0b5c7a,#7cc7e3)}
@media(max-width:30rem){main{margin:0;border:0;border-radius:0;padding:1rem}}`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const words = {
  fr: {
    ribbon: 'Démonstration : données fictives',
    signIn: 'Se connecter à Liaison',
    name: 'Nom',
    password: 'Mot de passe',
    submit: 'Se connecter',
    hint: 'En démonstration, le mot de passe est le nom.',
    people: 'Ou entrez comme une personne fictive',
    wrong: 'Ce nom et ce mot de passe ne vont pas ensemble.',
    expired: 'Cette connexion a expiré. Revenez à l’application et recommencez.',
    signOut: 'Se déconnecter de Liaison?',
    leave: 'Se déconnecter',
    signedOut: 'Vous êtes déconnecté.',
    failed: 'La connexion n’a pas abouti',
    back: 'Revenir à l’application',
    other: 'English',
  },
  en: {
    ribbon: 'Demonstration: fictional data',
    signIn: 'Sign in to Liaison',
    name: 'Name',
    password: 'Password',
    submit: 'Sign in',
    hint: 'In this demonstration, the password is the name.',
    people: 'Or come in as a fictional person',
    wrong: 'This name and this password do not go together.',
    expired: 'This sign-in has expired. Go back to the application and start again.',
    signOut: 'Sign out of Liaison?',
    leave: 'Sign out',
    signedOut: 'You are signed out.',
    failed: 'The sign-in did not succeed',
    back: 'Back to the application',
    other: 'Français',
  },
} as const;

/**
 * The sign-in form. It is sent to its own address.
 * @param origins where the browser may be sent to after the form: the issuer sends it on to the app
 */
export function signInPage(language: Language, origins: readonly string[], tried?: { name: string }): Page {
  const said = words[language];
  const other = language === 'fr' ? 'en' : 'fr';
  const value = escaped(tried?.name ?? '');
  const body = `<nav><a href="?lang=${other}" lang="${other}" hreflang="${other}">${said.other}</a></nav>
<h1>${said.signIn}</h1>
${tried ? `<p class="error" role="alert" id="wrong">${said.wrong}</p>` : ''}
<form method="post" action="?lang=${language}">
<label for="name">${said.name}</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus
 value="${value}"${tried ? ' aria-describedby="wrong"' : ''}>
<label for="password">${said.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby="hint">
<p id="hint">${said.hint}</p>
<button type="submit">${said.submit}</button>
</form>
<h2 id="people">${said.people}</h2>
<form class="people" method="post" action="?lang=${language}" aria-labelledby="people">
${demoPeople.map(({ subject, displayName, who }) => `<button name="as" value="${subject}">${escaped(displayName)}<small>${escaped(who[language])}</small></button>`).join('\n')}
</form>`;
  return page(language, said.signIn, body, origins);
}

export function expiredPage(language: Language): Page {
  const { failed, expired, back } = words[language];
  return page(language, failed, `<h1>${failed}</h1><p role="alert">${expired}</p><p><a href="/">${back}</a></p>`);
}

/** @param error the code of RFC 6749, which support staff can look up */
export function errorPage(language: Language, error: string): Page {
  const { failed, back } = words[language];
  return page(language, failed, `<h1>${failed}</h1><p role="alert"><code>${escaped(error)}</code></p><p><a href="/">${back}</a></p>`);
}

/**
 * @param form the provider's own form, whose button stands here
 * @param origins where the browser may be sent to once signed out
 */
export function signOutPage(language: Language, form: string, origins: readonly string[]): Page {
  const { signOut, leave } = words[language];
  const button = `<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>${leave}</button>`;
  return page(language, signOut, `<h1>${signOut}</h1>${form}${button}`, origins);
}

export function signedOutPage(language: Language): Page {
  const { signedOut, back } = words[language];
  return page(language, signedOut, `<h1>${signedOut}</h1><p><a href="/">${back}</a></p>`);
}

/** @param origins where a form may lead, besides the issuer's own */
function page(language: Language, title: string, body: string, origins: readonly string[] = []): Page {
  return {
    html: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body><header><p class="ribbon">${words[language].ribbon}</p></header><main>${body}</main></body></html>
`,
    policy: `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${["'self'", ...origins].join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
  };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
