import { roles } from '@liaison/contracts';
import { labelled, type CodeList } from './code-list.js';

export const userRoles: CodeList = {
  name: 'user-roles',
  items: labelled(roles, {
    msl: ['Conseiller médical scientifique (MSL)', 'Medical science liaison (MSL)'],
    medical_manager: ['Gestionnaire des affaires médicales', 'Medical affairs manager'],
    medical_information: ['Information médicale', 'Medical information'],
    compliance: ['Conformité', 'Compliance'],
    safety: ['Pharmacovigilance', 'Safety'],
    trainer: ['Formateur', 'Trainer'],
    sales: ['Représentant', 'Sales representative'],
    analyst: ['Analyste', 'Analyst'],
    admin: ['Administrateur', 'Administrator'],
  }),
};
