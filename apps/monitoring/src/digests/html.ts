const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Whatever a source has said, as text in HTML. */
export const escaped = (said: string): string => said.replace(/[&<>"']/g, (one) => ESCAPES[one]!);

/** A link whose text may be one of many that are the same: `label` says which it is. */
export const link = (href: string, text: string, label?: string): string =>
  `<a href="${escaped(href)}" style="color:#0b5c7a"${label ? ` aria-label="${escaped(label)}"` : ''}>${escaped(text)}</a>`;

/** A whole document for a mail: one column that any reader shows, in both colour schemes, with its language. */
export const document = (language: string, title: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(title)}</title>
</head>
<body style="margin:0;padding:16px;background:#ffffff;color:#1c2429;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Arial,sans-serif">
<div lang="${language}" style="max-width:640px;margin:0 auto">
${body}
</div>
</body>
</html>`;
