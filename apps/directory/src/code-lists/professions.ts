import { item, type CodeList } from './code-list.js';

/** Health professions, by the RAMQ's types of professional. */
export const professions: CodeList = {
  name: 'professions',
  items: [
    item('MED', 'Médecin', 'Physician'),
    item('RES', 'Médecin résident', 'Medical resident'),
    item('PHA', 'Pharmacien', 'Pharmacist'),
    item('INF', 'Infirmière ou infirmier', 'Nurse'),
    item('INH', 'Inhalothérapeute', 'Respiratory therapist'),
    item('SAG', 'Sage-femme', 'Midwife'),
    item('DIT', 'Diététiste-nutritionniste', 'Dietitian'),
    item('DEN', 'Dentiste', 'Dentist'),
    item('HYG', 'Hygiéniste dentaire', 'Dental hygienist'),
    item('DTU', 'Denturologiste', 'Denturist'),
    item('OPT', 'Optométriste', 'Optometrist'),
    item('OCU', 'Oculariste', 'Ocularist'),
    item('ADL', 'Audiologiste', 'Audiologist'),
    item('AUD', 'Audioprothésiste', 'Hearing-aid acoustician'),
    item('POD', 'Podiatre', 'Podiatrist'),
  ],
};
