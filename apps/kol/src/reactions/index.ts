import { onImportContinued } from './on-import-continued.js';
import { onInteractionChanged, onInteractionLogged } from './on-interaction-changed.js';
import { onQuarantineReleased } from './on-quarantine-released.js';
import { onTerritoryChanged } from './on-territory-changed.js';
import { onTopicChanged } from './on-topic-changed.js';

export const reactions = [onTerritoryChanged, onTopicChanged, onInteractionLogged, onInteractionChanged, onImportContinued, onQuarantineReleased];
