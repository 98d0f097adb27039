import { json, serve, slice, type Answer, type Records, type Served } from './serve.js';

/** ClinicalTrials.gov, version 2: the count on the first page only; errors in plain words. */
export const serveClinicaltrials = (records: Records) =>
  serve(({ path, params }) => {
    if (path !== '/studies') return { status: 404, type: 'text/plain', body: 'Not found' };
    const token = params.get('pageToken');
    if (token && !/^at-\d+$/.test(token)) return { status: 400, type: 'text/plain', body: '`pageToken` parameter has incorrect value' };
    const { items, next, total } = slice(records, token, Number(params.get('pageSize') ?? 10));
    return json({ studies: items, ...(!token && params.get('countTotal') === 'true' && { totalCount: total }), ...(next && { nextPageToken: next }) });
  });

/** openFDA: nothing found is 404; the header `Link` leads on where `withLink`, else `skip` has to. */
export async function serveOpenfda(records: Records, { withLink = true } = {}): Promise<Served> {
  const served: Served = await serve(({ path, params }): Answer => {
    if (!path.endsWith('/enforcement.json')) return { status: 404, body: '{"error":{"code":"NOT_FOUND","message":"No such endpoint"}}' };
    if (records.size === 0) return { status: 404, body: '{"error":{"code":"NOT_FOUND","message":"No matches found!"}}' };
    const [limit, skip] = [Number(params.get('limit') ?? 1), Number(params.get('skip') ?? 0)];
    const { items, next, total } = slice(records, params.get('search_after') ?? `at-${skip}`, limit);
    const answer = json({ meta: { last_updated: '2026-03-02', results: { skip, limit, total } }, results: items });
    const more = new URL(`${served.url}${path}?${params}`);
    more.searchParams.set('search_after', next ?? '');
    return next && withLink ? { ...answer, headers: { link: `<${more.href}>; rel="next"` } } : answer;
  });
  return served;
}

/** Health Canada's interfaces: everything, or one product by DIN or name; one result may stand without its list. Notices have tables of their products and ingredients beside them. */
export const serveHealthCanada = (drugs: Records, notices: Records, about: { products?: unknown[]; ingredients?: unknown[] } = {}) =>
  serve(({ path, params }) => {
    if (path.endsWith('/medicinalingredient/')) return json(about.ingredients ?? []);
    if (path.endsWith('/drugproduct/') && about.products) return json(about.products);
    if (path.endsWith('/drugproduct/')) {
      const wanted = [...drugs.values()].filter(
        (drug) => (!params.has('din') || drug.drug_identification_number === params.get('din')) && (!params.has('brandname') || String(drug.brand_name).includes(params.get('brandname')!.toUpperCase())),
      );
      return json(params.has('din') && wanted.length === 1 ? wanted[0] : wanted);
    }
    return path.endsWith('/noticeofcompliancemain/') ? json([...notices.values()]) : { status: 404, body: '' };
  });
