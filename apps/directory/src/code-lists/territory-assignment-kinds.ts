import { labelled, type CodeList } from './code-list.js';

export const assignmentKinds = ['owner', 'cover'] as const;

/** How a person has a territory: as the one in charge, or standing in. */
export const territoryAssignmentKinds: CodeList = {
  name: 'territory-assignment-kinds',
  items: labelled(assignmentKinds, {
    owner: ['Responsable', 'Owner'],
    cover: ['Relève', 'Cover'],
  }),
};
