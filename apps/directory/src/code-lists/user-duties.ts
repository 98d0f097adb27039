import { duties } from '@liaison/contracts';
import { labelled, type CodeList } from './code-list.js';

export const userDuties: CodeList = {
  name: 'user-duties',
  items: labelled(duties, {
    steward: ['Intendant des données', 'Data steward'],
    'reviewer:medical': ['Réviseur médical', 'Medical reviewer'],
    'reviewer:legal': ['Réviseur juridique', 'Legal reviewer'],
    'reviewer:regulatory': ['Réviseur réglementaire', 'Regulatory reviewer'],
    privacy_officer: ['Responsable de la protection des renseignements personnels', 'Privacy officer'],
  }),
};
