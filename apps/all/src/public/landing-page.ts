import { demoPeople } from '../demo-people.js';
import { definitions } from '../services.js';

const rows = demoPeople
  .map(({ subject, displayName, who }) => `<tr><th scope="row"><code>${subject}</code></th><td>${displayName}</td><td lang="fr">${who.fr}</td><td lang="en">${who.en}</td></tr>`)
  .join('\n          ');
const services = definitions
  .map(({ name, resources }) => `<tr><th scope="row">${name}</th><td>${resources.map((one) => `<code>${one}</code>`).join(' ')}</td></tr>`)
  .join('\n          ');

/** What the suite's address shows to somebody who has just started it. */
export const landingPage = `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Liaison</title>
    <style>
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
      body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; }
      th, td { text-align: left; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
      code { font-size: 0.95em; }
      pre { overflow-x: auto; padding: 0.8rem; border: 1px solid #8886; border-radius: 4px; }
    </style>
  </head>
  <body>
    <main>
      <h1>Liaison</h1>
      <p lang="fr">La suite libre des affaires médicales, pour les conseillères et conseillers scientifiques médicaux du Québec. Elle fonctionne : <a href="/health/ready">état des services</a>, <a href="/api/docs">documentation de l’API</a>.</p>
      <p lang="en">The open medical-affairs suite for the medical science liaisons of Québec. It is running: <a href="/health/ready">state of the services</a>, <a href="/api/docs">API documentation</a>.</p>
      <h2>Services</h2>
      <table>
        <tbody>
          ${services}
        </tbody>
      </table>
      <h2><span lang="fr">Personnes de démonstration</span> · <span lang="en">Demo people</span></h2>
      <p><span lang="fr">Données fictives. Le mot de passe est le nom.</span> · <span lang="en">Fictional data. The password is the name.</span></p>
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
      <p lang="fr">Un jeton pour essayer l’API :</p>
      <pre>curl -H "Authorization: Bearer $(npm run --silent token -- maude)" http://localhost:3000/api/v1/me</pre>
    </main>
  </body>
</html>
`;
