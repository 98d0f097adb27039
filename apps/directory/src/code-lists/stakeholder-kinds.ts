import { stakeholderKinds as codes } from '@liaison/contracts';
import { labelled, type CodeList } from './code-list.js';

export const stakeholderKinds: CodeList = {
  name: 'stakeholder-kinds',
  items: labelled(codes, {
    hcp: ['Professionnel de la santé', 'Healthcare professional'],
    decision_maker: ['Décideur', 'Decision maker'],
    patient_association: ['Association de patients', 'Patient association'],
    community_partner: ['Partenaire communautaire', 'Community partner'],
    researcher: ['Chercheur', 'Researcher'],
    payer: ['Payeur', 'Payer'],
  }),
};
