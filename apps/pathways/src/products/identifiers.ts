import { Problem, refused, type Bilingual, type Tx } from '@liaison/platform';

/** Health Canada's numbers: of drugs, of natural health products, of device licences. */
export const identifierSystems = ['DIN', 'NPN', 'MDL'] as const;

export interface Identifier {
  system: (typeof identifierSystems)[number];
  /** Digits, kept as text: leading zeros belong to them. */
  value: string;
}

const EIGHT_DIGITS: Bilingual = { fr: 'Exactement 8 chiffres, zéros de tête compris.', en: 'Exactly 8 digits, leading zeros included.' };
const FORMS: Record<Identifier['system'], { form: RegExp; expected: Bilingual }> = {
  DIN: { form: /^[0-9]{8}$/, expected: EIGHT_DIGITS },
  NPN: { form: /^[0-9]{8}$/, expected: EIGHT_DIGITS },
  MDL: { form: /^[0-9]{1,8}$/, expected: { fr: 'De 1 à 8 chiffres.', en: '1 to 8 digits.' } },
};

/** @throws Problem `unprocessable` when one does not have the form of its system, or stands there twice */
export function assertIdentifiers(identifiers: readonly Identifier[]): void {
  for (const [i, { system, value }] of identifiers.entries()) {
    const { form, expected } = FORMS[system];
    if (!form.test(value)) throw refused(fieldOf(i), 'bad-form', expected);
    if (identifiers.findIndex((one) => one.system === system && one.value === value) < i)
      throw refused(fieldOf(i), 'repeated', { fr: 'Cet identifiant est donné deux fois.', en: 'This identifier is given twice.' });
  }
}

/**
 * Makes identifiers those of one product. Two requests that want the same one take turns here, and
 * the second is refused.
 * @throws Problem `already-exists` naming the identifier that another product carries
 */
export async function claimIdentifiers(tx: Tx, productId: string, identifiers: readonly Identifier[]): Promise<void> {
  if (identifiers.length === 0) return;
  // Claimed in one order by everybody, so that two requests cannot wait for each other.
  const claimed = await tx.query<Identifier>(
    `INSERT INTO product_identifiers (system, value, product_id)
     SELECT system, value, $1 FROM jsonb_to_recordset($2::jsonb) AS given (system text, value text) ORDER BY value, system
     ON CONFLICT DO NOTHING RETURNING system, value`,
    [productId, JSON.stringify(identifiers)],
  );
  const taken = identifiers.findIndex(({ system, value }) => !claimed.some((one) => one.system === system && one.value === value));
  if (taken >= 0) throw await alreadyCarried(tx, identifiers[taken]!, fieldOf(taken));
}

/** From now on other products may carry them. */
export async function releaseIdentifiers(tx: Tx, productId: string): Promise<void> {
  await tx.query('DELETE FROM product_identifiers WHERE product_id = $1', [productId]);
}

async function alreadyCarried(tx: Tx, { system, value }: Identifier, field: string): Promise<Problem> {
  const [holder] = await tx.query<{ id: string; fr: string; en: string }>(
    `SELECT p.id, p.name_fr AS fr, p.name_en AS en FROM product_identifiers i JOIN products p ON p.id = i.product_id
      WHERE i.value = $1 AND i.system = $2`,
    [value, system],
  );
  const message = {
    fr: `Le ${system} ${value} est déjà celui de « ${holder?.fr} ».`,
    en: `${system} ${value} already belongs to “${holder?.en}”.`,
  };
  return new Problem('already-exists', message, {
    errors: [{ field, code: 'already-exists', message }],
    extra: { existingId: holder?.id },
  });
}

const fieldOf = (index: number): string => `identifiers[${index}].value`;
