import { event } from '../event.js';
import { code, date, flag, id, list, maybe, oneOf, personal, record } from '../shapes.js';
import { duties, roles } from '../roles.js';

/** Who may sign in, as what. `subject` is the identity provider's name of the user. */
export const userChanged = event('user.changed.v1', {
  producers: ['directory'],
  kind: 'state',
  facts: { userId: id, role: oneOf(...roles), duties: list(oneOf(...duties)), active: flag },
  personal: { subject: personal<string>('text'), displayName: personal<string>('text') },
});

/** How a user is written to, in which language: said at every change of the user, with that change's version. */
export const userContactChanged = event('user.contact-changed.v1', {
  producers: ['directory'],
  kind: 'state',
  facts: { userId: id, locale: oneOf('fr', 'en') },
  personal: { email: personal<string | null>('text?') },
});

/** A territory: regions and institutions × therapeutic areas (an empty list of areas means all), and its people. */
export const territoryChanged = event('territory.changed.v1', {
  producers: ['directory'],
  kind: 'state',
  facts: {
    territoryId: id,
    regions: list(code),
    organizationIds: list(id),
    therapeuticAreas: list(code),
    validFrom: date,
    validTo: maybe(date),
    assignments: list(record({ userId: id, kind: oneOf('owner', 'cover'), from: date, to: maybe(date) })),
  },
});

/** A key medical topic and the therapeutic area that it belongs to. */
export const topicChanged = event('topic.changed.v1', {
  producers: ['directory'],
  kind: 'state',
  facts: { topicId: id, therapeuticArea: code, active: flag },
});
