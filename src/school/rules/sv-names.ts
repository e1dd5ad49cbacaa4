// What the members that every generation has are called, as headings.
import type { MigrationBackground, Operator, Sex, Term } from '../../contract/index.ts'
import type { SubjectCode } from './subjects.ts'

export const memberNames = {
  term: {
    HT: 'Hösttermin',
    VT: 'Vårtermin',
  },
  sex: {
    female: 'Flickor',
    male: 'Pojkar',
    unknown: 'Okänt',
  },
  migrationBackground: {
    swedish: 'Svensk bakgrund',
    foreign: 'Utländsk bakgrund',
    newlyArrived: 'Nyinvandrade',
    unknown: 'Okänd bakgrund',
  },
  stageYear: {
    0: 'Förskoleklass',
    1: 'Årskurs 1',
    2: 'Årskurs 2',
    3: 'Årskurs 3',
    4: 'Årskurs 4',
    5: 'Årskurs 5',
    6: 'Årskurs 6',
    7: 'Årskurs 7',
    8: 'Årskurs 8',
    9: 'Årskurs 9',
  },
  operator: {
    municipal: 'Kommunal',
    independent: 'Enskild',
    unknown: 'Okänd huvudman',
  },
  municipality: {
    unknown: 'Okänd kommun',
  },
  subject: {
    BL: 'Bild',
    EN: 'Engelska',
    HKK: 'Hem- och konsumentkunskap',
    IDH: 'Idrott och hälsa',
    MA: 'Matematik',
    M1: 'Moderna språk (elevens eller skolans val)',
    M2: 'Moderna språk (språkval)',
    ML: 'Modersmål',
    MU: 'Musik',
    BI: 'Biologi',
    FY: 'Fysik',
    KE: 'Kemi',
    NO: 'Naturorienterande ämnen (blockbetyg)',
    GE: 'Geografi',
    HI: 'Historia',
    RE: 'Religionskunskap',
    SH: 'Samhällskunskap',
    SO: 'Samhällsorienterande ämnen (blockbetyg)',
    SL: 'Slöjd',
    SV: 'Svenska',
    SVA: 'Svenska som andraspråk',
    TN: 'Teckenspråk',
    TK: 'Teknik',
    OVR: 'Annat ämne',
  },
} satisfies {
  readonly term: Record<Term, string>
  readonly sex: Record<Sex, string>
  readonly migrationBackground: Record<MigrationBackground, string>
  readonly stageYear: Record<number, string>
  readonly operator: Record<Operator | 'unknown', string>
  readonly municipality: Record<'unknown', string>
  readonly subject: Record<SubjectCode, string>
}

/** What stands for a name until a register has told it. */
export const placeholders = {
  school: (code: string) => `Skolenhet ${code}`,
  municipality: (code: string) => `Kommun ${code}`,
}
