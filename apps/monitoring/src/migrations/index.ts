import { Monitoring1764300001000 } from './0001-monitoring.js';
import { Authorships1764300001100 } from './0002-authorships.js';
import { Rankings1764300001200 } from './0003-rankings.js';
import { Digests1764400001000 } from './0004-digests.js';
import { PublicationImports1764400001100 } from './0005-publication-imports.js';
import { MailTold1764400001200 } from './0006-mail-told.js';
import { DigestsForgotten1764500001000 } from './0007-digests-forgotten.js';
import { SourceFolders1764500001100 } from './0008-source-folders.js';

export const migrations = [Monitoring1764300001000, Authorships1764300001100, Rankings1764300001200, Digests1764400001000, PublicationImports1764400001100, MailTold1764400001200, DigestsForgotten1764500001000, SourceFolders1764500001100];
