import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The catalogue. None of its tables has row-level security, on purpose: what a product is and what its
 * label says is public knowledge that every role reads alike, so there is no row to hide from anybody.
 * Who may write is the policy's matter (`products:write`).
 */
export class Products1764000004000 implements MigrationInterface {
  name = 'Products1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [FOLD, PRODUCTS, INDICATIONS]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/**
 * Words as search compares them: without accents, ligatures, case and punctuation. The one-argument
 * unaccent() looks its dictionary up by the search path and so is not immutable; with the dictionary
 * named the result depends on the words alone, which columns and indexes need to be promised.
 */
const FOLD = `
CREATE FUNCTION fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, normalize(words, NFKC))), '[^[:alnum:]]+', ' ', 'g'));`;

/** `product_identifiers` holds what products in use carry: voiding a product gives its identifiers up. */
const PRODUCTS = `
CREATE TABLE products (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  kind text NOT NULL,
  name_fr text NOT NULL,
  name_en text NOT NULL,
  generic_name_fr text,
  generic_name_en text,
  manufacturer text,
  therapeutic_area text,
  identifiers jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz,
  folded text NOT NULL GENERATED ALWAYS AS (fold(
    name_fr || ' ' || name_en || ' ' || coalesce(generic_name_fr, '') || ' ' || coalesce(generic_name_en, '') || ' ' ||
    jsonb_path_query_array(identifiers, '$[*].value')::text)) STORED,
  CHECK (num_nonnulls(generic_name_fr, generic_name_en) IN (0, 2))
);
CREATE INDEX ON products USING gin (folded public.gin_trgm_ops);
CREATE INDEX ON products (fold(name_fr), id);
CREATE INDEX ON products (fold(name_en), id);
CREATE INDEX ON products (updated_at DESC, id DESC);
CREATE TABLE product_identifiers (
  system text NOT NULL,
  value text NOT NULL,
  product_id uuid NOT NULL REFERENCES products,
  PRIMARY KEY (value, system)
);
CREATE INDEX ON product_identifiers (product_id);`;

const INDICATIONS = `
CREATE TABLE indications (
  id uuid PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  product_id uuid NOT NULL REFERENCES products,
  label_fr text NOT NULL,
  label_en text NOT NULL,
  therapeutic_area text,
  "authorization" text NOT NULL CHECK ("authorization" IN ('noc', 'noc_c', 'other')),
  valid_from date NOT NULL,
  valid_to date,
  source_url text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  voided_at timestamptz,
  CHECK (valid_to >= valid_from)
);
CREATE INDEX ON indications (product_id);
CREATE INDEX ON indications (valid_from DESC, id DESC);`;
