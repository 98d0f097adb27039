import { interactionStatuses as codes } from '@liaison/contracts';
import { labelled, type CodeList } from './code-list.js';

export const interactionStatuses: CodeList = {
  name: 'interaction-statuses',
  items: labelled(codes, {
    planned: ['Prévue', 'Planned'],
    completed: ['Réalisée', 'Completed'],
    cancelled: ['Annulée', 'Cancelled'],
    no_show: ['Absence au rendez-vous', 'No-show'],
  }),
};
