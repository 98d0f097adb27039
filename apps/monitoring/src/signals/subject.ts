/** One line of what `g` is about, whatever it is: SQL. */
export const SUBJECT = `CASE g.subject_kind
  WHEN 'publication' THEN (SELECT jsonb_build_object('title', left(p.title, 4000), 'from', left(p.journal, 1000), 'publishedOn', p.published_on, 'standing', p.standing, 'summary', NULL, 'recallClass', NULL,
      'url', coalesce('https://pubmed.ncbi.nlm.nih.gov/' || (p.record->'identifiers'->>'pmid') || '/', 'https://doi.org/' || (p.record->'identifiers'->>'doi')),
      'origins', (SELECT coalesce(jsonb_agg(DISTINCT r.origin), '[]') FROM publication_records r WHERE r.publication_id = p.id))
    FROM publications p WHERE p.id = g.subject_id)
  WHEN 'trial' THEN (SELECT jsonb_build_object('title', left(t.title, 4000), 'from', 'ClinicalTrials.gov · ' || t.nct_id, 'publishedOn', t.updated_on, 'standing', t.status, 'summary', NULL, 'recallClass', NULL,
      'url', 'https://clinicaltrials.gov/study/' || t.nct_id, 'origins', jsonb_build_array('clinicaltrials'))
    FROM trials t WHERE t.id = g.subject_id)
  ELSE (SELECT jsonb_build_object('title', left(n.title, 4000), 'from', left(coalesce(n.record->>'issuer', s.name_fr), 1000), 'publishedOn', n.published_on, 'standing', n.kind,
      'summary', left(n.record->>'summary', 4000), 'recallClass', n.recall_class, 'url', left(n.url, 2000), 'origins', jsonb_build_array(s.kind))
    FROM notices n JOIN sources s ON s.id = n.source_id WHERE n.id = g.subject_id) END`;
