import { json, serve, slice, type Records } from './serve.js';

/** Europe PMC: after the last page the mark of the last one comes back; with no result at all, none. */
export const serveEuropepmc = (records: Records) =>
  serve(({ path, params }) => {
    if (path !== '/search') return { status: 404, body: '' };
    const cursor = params.get('cursorMark');
    const { items, next, total } = slice(records, cursor, Number(params.get('pageSize') ?? 25));
    return json({ version: '6.9', hitCount: total, ...(total > 0 && { nextCursorMark: next ?? `end-${total}` }), request: { queryString: params.get('query'), cursorMark: cursor }, resultList: { result: cursor?.startsWith('end-') ? [] : items } });
  });

/** Crossref: a cursor with every page, also behind the last, where the items end. Cursors are forgotten after minutes. */
export const serveCrossref = (records: Records) =>
  serve(({ path, params }) => {
    if (path !== '/works') return { status: 404, type: 'text/plain', body: 'Resource not found.' };
    const cursor = params.get('cursor');
    const { items, next, total } = slice(records, cursor, Number(params.get('rows') ?? 20));
    const past = cursor === `at-${total}`;
    return json({ status: 'ok', 'message-type': 'work-list', 'message-version': '1.0.0', message: { 'total-results': total, items: past ? [] : items, 'items-per-page': Number(params.get('rows')), 'next-cursor': next ?? `at-${total}` } });
  });

/** OpenAlex: without a key little is given. */
export const serveOpenalex = (records: Records, key?: string) =>
  serve(({ path, params }) => {
    if (path !== '/works') return { status: 404, body: '{"error":"not found"}' };
    if (key && params.get('api_key') !== key) return { status: 403, body: '{"error":"Forbidden","message":"API key required"}' };
    const { items, next, total } = slice(records, params.get('cursor'), Number(params.get('per_page') ?? 25));
    return json({ meta: { count: total, per_page: Number(params.get('per_page')), next_cursor: next ?? null }, results: items });
  });
