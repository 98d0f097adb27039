import { demoProducts } from './ids.js';
import type { CreateIndication } from '../indications/indication.dto.js';
import type { CreateProduct } from '../products/product.dto.js';

interface DemoIndication extends Pick<CreateIndication, 'label' | 'therapeuticArea' | 'authorization' | 'sourceUrl'> {
  /** In days from the day of seeding. */
  fromDay: number;
  toDay?: number;
}

interface DemoProduct extends CreateProduct {
  id: string;
  indications: DemoIndication[];
}

/** Invented products of invented makers; their numbers lie outside the ranges that Health Canada has given out. */
export const demoCatalogue: DemoProduct[] = [
  {
    id: demoProducts.boreolix,
    kind: 'biologic',
    name: { fr: 'Boréolix', en: 'Boreolix' },
    genericName: { fr: 'boréolimab', en: 'boreolimab' },
    manufacturer: 'Laboratoires Septentrion',
    therapeuticArea: 'oncology',
    identifiers: [
      { system: 'DIN', value: '09900011' },
      { system: 'DIN', value: '09900022' },
    ],
    indications: [
      {
        label: {
          fr: 'Traitement de première intention du cancer du poumon non à petites cellules métastatique exprimant la cible BRX chez l’adulte.',
          en: 'First-line treatment of metastatic non-small cell lung cancer expressing the BRX target in adults.',
        },
        authorization: 'noc',
        fromDay: -1_480,
        sourceUrl: 'https://septentrion.example/boreolix/monographie',
      },
      {
        label: {
          fr: 'Traitement adjuvant du mélanome de stade III après résection complète.',
          en: 'Adjuvant treatment of stage III melanoma after complete resection.',
        },
        authorization: 'noc_c',
        fromDay: -310,
        toDay: 785,
      },
    ],
  },
  {
    id: demoProducts.karvonix,
    kind: 'drug',
    name: { fr: 'Karvonix', en: 'Karvonix' },
    genericName: { fr: 'karvonib', en: 'karvonib' },
    manufacturer: 'Pharma Rive-Sud',
    therapeuticArea: 'oncology',
    identifiers: [{ system: 'DIN', value: '09900033' }],
    indications: [
      {
        label: {
          fr: 'Cancer du sein avancé avec récepteurs hormonaux, en association avec un inhibiteur de l’aromatase.',
          en: 'Hormone receptor-positive advanced breast cancer, in combination with an aromatase inhibitor.',
        },
        authorization: 'noc',
        fromDay: -960,
      },
      {
        label: {
          fr: 'Cholangiocarcinome réfractaire avec fusion KRV, après au moins un traitement à action générale.',
          en: 'Refractory cholangiocarcinoma with a KRV fusion, after at least one systemic therapy.',
        },
        authorization: 'noc_c',
        fromDay: -1_200,
        toDay: -105,
      },
    ],
  },
  {
    id: demoProducts.rhumaliv,
    kind: 'biologic',
    name: { fr: 'Rhumaliv', en: 'Rhumaliv' },
    genericName: { fr: 'rhumalivumab', en: 'rhumalivumab' },
    manufacturer: 'BioSaguenay',
    therapeuticArea: 'immunology',
    identifiers: [{ system: 'DIN', value: '09900044' }],
    indications: [
      {
        label: {
          fr: 'Polyarthrite rhumatoïde modérément à fortement évolutive chez l’adulte.',
          en: 'Moderately to severely active rheumatoid arthritis in adults.',
        },
        authorization: 'noc',
        fromDay: -2_400,
      },
      {
        label: { fr: 'Rhumatisme psoriasique évolutif chez l’adulte.', en: 'Active psoriatic arthritis in adults.' },
        authorization: 'noc',
        fromDay: -1_650,
      },
      {
        label: {
          fr: 'Maladie de Crohn modérée à grave après réponse insuffisante au traitement classique.',
          en: 'Moderate to severe Crohn’s disease after an inadequate response to conventional therapy.',
        },
        authorization: 'noc',
        fromDay: -180,
      },
    ],
  },
  {
    id: demoProducts.cardivonne,
    kind: 'drug',
    name: { fr: 'Cardivonne', en: 'Cardivonne' },
    genericName: { fr: 'sacovalone', en: 'sacovalone' },
    manufacturer: 'Pharma Rive-Sud',
    therapeuticArea: 'cardiology',
    identifiers: [
      { system: 'DIN', value: '09900055' },
      { system: 'DIN', value: '09900066' },
    ],
    indications: [
      {
        label: {
          fr: 'Insuffisance cardiaque chronique à fraction d’éjection réduite, classes II et III de la NYHA.',
          en: 'Chronic heart failure with reduced ejection fraction, NYHA classes II and III.',
        },
        authorization: 'noc',
        fromDay: -1_900,
      },
      {
        label: {
          fr: 'Insuffisance cardiaque chronique à fraction d’éjection légèrement réduite.',
          en: 'Chronic heart failure with mildly reduced ejection fraction.',
        },
        authorization: 'noc',
        fromDay: 45,
      },
    ],
  },
  {
    id: demoProducts.neuroclaire,
    kind: 'drug',
    name: { fr: 'Neuroclaire', en: 'Neuroclaire' },
    genericName: { fr: 'clarépant', en: 'clarepant' },
    manufacturer: 'Laboratoires Septentrion',
    therapeuticArea: 'neurology',
    identifiers: [{ system: 'DIN', value: '09900077' }],
    indications: [
      {
        label: {
          fr: 'Prévention de la migraine chez l’adulte ayant au moins quatre jours de migraine par mois.',
          en: 'Prevention of migraine in adults who have at least four migraine days a month.',
        },
        authorization: 'noc',
        fromDay: -720,
      },
      {
        label: { fr: 'Traitement aigu de la migraine avec ou sans aura.', en: 'Acute treatment of migraine with or without aura.' },
        authorization: 'noc',
        fromDay: -240,
      },
    ],
  },
  {
    id: demoProducts.respirenne,
    kind: 'drug',
    name: { fr: 'Respirenne', en: 'Respirenne' },
    genericName: { fr: 'aclonitérol et vantamétasone', en: 'acloniterol and vantametasone' },
    manufacturer: 'BioSaguenay',
    therapeuticArea: 'respiratory',
    identifiers: [{ system: 'DIN', value: '09900088' }],
    indications: [
      {
        label: {
          fr: 'Traitement d’entretien de la maladie pulmonaire obstructive chronique.',
          en: 'Maintenance treatment of chronic obstructive pulmonary disease.',
        },
        authorization: 'noc',
        fromDay: -2_050,
      },
      {
        label: {
          fr: 'Asthme persistant chez les personnes de 12 ans et plus.',
          en: 'Persistent asthma in people 12 years of age and older.',
        },
        authorization: 'noc',
        fromDay: -1_320,
      },
    ],
  },
  {
    id: demoProducts.enzymalis,
    kind: 'biologic',
    name: { fr: 'Enzymalis', en: 'Enzymalis' },
    genericName: { fr: 'lysogalsidase alfa', en: 'lysogalsidase alfa' },
    manufacturer: 'Orphéa Thérapeutique',
    therapeuticArea: 'rare_diseases',
    identifiers: [{ system: 'DIN', value: '09900099' }],
    indications: [
      {
        label: {
          fr: 'Enzymothérapie substitutive à long terme de la maladie de Fabry confirmée.',
          en: 'Long-term enzyme replacement therapy for confirmed Fabry disease.',
        },
        authorization: 'noc_c',
        fromDay: -400,
        toDay: 330,
      },
    ],
  },
  {
    id: demoProducts.glycephare,
    kind: 'drug',
    name: { fr: 'Glycéphare', en: 'Glycephare' },
    genericName: { fr: 'pharoglutide', en: 'pharoglutide' },
    manufacturer: 'Pharma Rive-Sud',
    therapeuticArea: 'diabetes',
    identifiers: [{ system: 'DIN', value: '09900101' }],
    indications: [
      {
        label: {
          fr: 'Diabète de type 2 chez l’adulte, en complément du régime alimentaire et de l’exercice.',
          en: 'Type 2 diabetes in adults, as an adjunct to diet and exercise.',
        },
        authorization: 'noc',
        fromDay: -1_100,
      },
      {
        label: {
          fr: 'Réduction du risque d’événement cardiovasculaire majeur chez l’adulte diabétique.',
          en: 'Reduction of the risk of major cardiovascular events in adults with diabetes.',
        },
        therapeuticArea: 'cardiology',
        authorization: 'noc',
        fromDay: -365,
      },
    ],
  },
  {
    id: demoProducts.glucosentier,
    kind: 'device',
    name: { fr: 'Glucosentier', en: 'Glucosentier' },
    manufacturer: 'Instruments Laurentides',
    therapeuticArea: 'diabetes',
    identifiers: [{ system: 'MDL', value: '9900012' }],
    indications: [
      {
        label: {
          fr: 'Mesure continue du glucose interstitiel chez les personnes diabétiques de 4 ans et plus.',
          en: 'Continuous measurement of interstitial glucose in people with diabetes 4 years of age and older.',
        },
        authorization: 'other',
        fromDay: -820,
      },
    ],
  },
  {
    id: demoProducts.vigieEcg,
    kind: 'software',
    name: { fr: 'Vigie-ECG', en: 'Vigie-ECG' },
    genericName: { fr: 'analyse de l’électrocardiogramme par apprentissage profond', en: 'electrocardiogram analysis by deep learning' },
    manufacturer: 'Clairvoyance Médicale',
    therapeuticArea: 'digital_health',
    identifiers: [{ system: 'MDL', value: '9900034' }],
    indications: [
      {
        label: {
          fr: 'Aide au dépistage de la fibrillation auriculaire sur un électrocardiogramme à 12 dérivations chez l’adulte.',
          en: 'Aid to screening for atrial fibrillation on a 12-lead electrocardiogram in adults.',
        },
        therapeuticArea: 'cardiology',
        authorization: 'other',
        fromDay: -275,
      },
    ],
  },
  {
    id: demoProducts.omegalune,
    kind: 'natural_health_product',
    name: { fr: 'Omégalune', en: 'Omegalune' },
    genericName: { fr: 'huile de poisson', en: 'fish oil' },
    manufacturer: 'Herbes et Marées',
    therapeuticArea: 'cardiology',
    identifiers: [{ system: 'NPN', value: '89900013' }],
    indications: [
      {
        label: { fr: 'Aide à maintenir la santé cardiovasculaire.', en: 'Helps maintain cardiovascular health.' },
        authorization: 'other',
        fromDay: -1_750,
      },
    ],
  },
  {
    id: demoProducts.pulsedFieldAblation,
    kind: 'procedure',
    name: { fr: 'Ablation par champ pulsé', en: 'Pulsed field ablation' },
    therapeuticArea: 'cardiology',
    indications: [
      {
        label: {
          fr: 'Fibrillation auriculaire paroxystique symptomatique réfractaire au traitement médicamenteux.',
          en: 'Symptomatic paroxysmal atrial fibrillation refractory to drug therapy.',
        },
        authorization: 'other',
        fromDay: -540,
      },
    ],
  },
];
