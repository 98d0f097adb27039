import { item, type CodeList } from './code-list.js';

/** What a stakeholder does in the life of the field. None of them is ever derived from prescribing. */
export const stakeholderRoles: CodeList = {
  name: 'stakeholder-roles',
  items: [
    item('KOL', 'Leader d’opinion', 'Key opinion leader'),
    item('digital_opinion_leader', 'Leader d’opinion numérique', 'Digital opinion leader'),
    item('speaker', 'Conférencier', 'Speaker'),
    item('principal_investigator', 'Chercheur principal', 'Principal investigator'),
    item('co_investigator', 'Cochercheur', 'Co-investigator'),
    item('guideline_author', 'Auteur de lignes directrices', 'Guideline author'),
    item('advisory_board_member', 'Membre de comité consultatif', 'Advisory board member'),
    item('inesss_expert', 'Expert ou membre de comité de l’INESSS', 'INESSS expert or committee member'),
    item('pharmacology_committee_member', 'Membre du comité de pharmacologie (CMDP)', 'Pharmacology (P&T) committee member'),
    item('pgtm_member', 'Membre du PGTM', 'PGTM member'),
    item('patient_association_adviser', 'Conseiller d’une association de patients', 'Patient-association adviser'),
    item('journal_editor', 'Rédacteur de revue', 'Journal editor'),
    item('society_officer', 'Dirigeant de société savante', 'Learned-society officer'),
    item('department_head', 'Chef de département', 'Department head'),
  ],
};
