const person = (n: number): string => `01900000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const territory = (n: number): string => `01900000-0000-7000-8000-0000000001a${n.toString(16)}`;
const topic = (n: number): string => `01900000-0000-7000-8000-0000000007${String(n).padStart(2, '0')}`;

/** The fictional people of the demonstration, so that other demo data can speak of them. */
export const demoPeople = {
  maude: person(1),
  etienne: person(2),
  karim: person(3),
  sylvie: person(4),
  agnes: person(5),
  nadia: person(6),
  tom: person(7),
  ines: person(8),
  admin: person(9),
  solene: person(10),
  apiClient: person(11),
} as const;

/** The territories of the demonstration; together they hold the 18 regions. */
export const demoTerritories = {
  montreal: territory(1),
  saguenay: territory(2),
  coteNord: territory(3),
  capitale: territory(4),
  est: territory(5),
  centre: territory(6),
  monteregie: territory(7),
  couronneNord: territory(8),
  ouest: territory(9),
  nord: territory(10),
} as const;

/** The key medical topics of the demonstration. */
export const demoTopics = {
  lungImmunotherapy: topic(1),
  immuneToxicity: topic(2),
  biomarkerTesting: topic(3),
  breastAdjuvant: topic(4),
  myeloma: topic(5),
  arthritisBiologics: topic(6),
  biosimilarSwitch: topic(7),
  inflammatoryBowel: topic(8),
  psoriasisSequence: topic(9),
  heartFailure: topic(10),
  atrialFibrillation: topic(11),
  lipidTargets: topic(12),
  multipleSclerosis: topic(13),
  migrainePrevention: topic(14),
  earlyAlzheimer: topic(15),
  severeAsthma: topic(16),
  copdExacerbations: topic(17),
  enzymeReplacement: topic(18),
  newbornScreening: topic(19),
  glp1: topic(20),
  continuousGlucose: topic(21),
  diabeticKidney: topic(22),
  remoteMonitoring: topic(23),
  adultVaccination: topic(24),
} as const;
