const id = (kind: string, n: number): string => `01900000-0000-7000-8000-0000${kind}${String(n).padStart(6, '0')}`;

/** Ids of the fictional people and places, so that other demo data can speak of them. */
export const demoStakeholderId = (n: number): string => id('50', n);
export const demoOrganizationId = (n: number): string => id('40', n);

export const DEMO_STAKEHOLDERS = 124;
/** Of the first of the people; far below the numbers that ORCID gives out. */
export const DEMO_ORCID = '0000-0000-0000-001X';
