// What the members that every generation has are called, as headings.
import type { MigrationBackground, Operator, Sex, Term } from '../../contract/index.ts'
import type { AbsenceBand, SchoolMonth, Weekday } from './attendance.ts'
import type { TestPart } from './national-tests.ts'
import type { SubjectCode } from './subjects.ts'
import type { QuestionId, RespondentGroup } from './survey-questions.ts'

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
    all: 'Alla ämnen',
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
  testPart: {
    whole: 'Hela provet',
    A: 'Delprov A',
    A1: 'Delprov A1',
    A2: 'Delprov A2',
    A3: 'Delprov A3',
    B: 'Delprov B',
    B1: 'Delprov B1',
    B2: 'Delprov B2',
    C: 'Delprov C',
    C1: 'Delprov C1',
    C2: 'Delprov C2',
    D: 'Delprov D',
    E: 'Delprov E',
    F: 'Delprov F',
    F1: 'Delprov F1',
    F2: 'Delprov F2',
    G: 'Delprov G',
    G1: 'Delprov G1',
    G2: 'Delprov G2',
    H: 'Delprov H',
    reading: 'Delprov läsa',
    speaking: 'Delprov tala',
    writing: 'Delprov skriva',
    listening: 'Delprov lyssna',
  },
  weekday: {
    all: 'Hela veckan',
    monday: 'Måndag',
    tuesday: 'Tisdag',
    wednesday: 'Onsdag',
    thursday: 'Torsdag',
    friday: 'Fredag',
    saturday: 'Lördag',
    sunday: 'Söndag',
  },
  month: {
    all: 'Hela terminen',
    '07': 'Juli',
    '08': 'Augusti',
    '09': 'September',
    '10': 'Oktober',
    '11': 'November',
    '12': 'December',
    '01': 'Januari',
    '02': 'Februari',
    '03': 'Mars',
    '04': 'April',
    '05': 'Maj',
    '06': 'Juni',
  },
  absenceBand: {
    under5: 'Under 5 % frånvaro',
    from5: '5–10 % frånvaro',
    from10: '10–20 % frånvaro',
    from20: '20 % frånvaro eller mer',
    none: 'Ingen rapporterad tid',
  },
  question: {
    understandsTeaching: 'Lektionerna går att förstå',
    knowsGoals: 'Vet vad som krävs',
    calmLessons: 'Arbetsro på lektionerna',
    getsHelp: 'Får den hjälp som behövs',
    safe: 'Trygg i skolan',
    badlyTreated: 'Blir inte illa behandlad',
    enjoysSchool: 'Trivs i skolan',
    hasInfluence: 'Får vara med och påverka',
  },
  respondentGroup: { pupil: 'Elever', guardian: 'Vårdnadshavare' },
} satisfies {
  readonly term: Record<Term, string>
  readonly sex: Record<Sex, string>
  readonly migrationBackground: Record<MigrationBackground, string>
  readonly stageYear: Record<number, string>
  readonly operator: Record<Operator | 'unknown', string>
  readonly municipality: Record<'unknown', string>
  readonly subject: Record<SubjectCode | 'all', string>
  readonly testPart: Record<TestPart, string>
  readonly weekday: Record<Weekday | 'all', string>
  readonly month: Record<SchoolMonth | 'all', string>
  readonly absenceBand: Record<AbsenceBand, string>
  readonly question: Record<QuestionId, string>
  readonly respondentGroup: Record<RespondentGroup, string>
}

/** What stands for a name until a register has told it. */
export const placeholders = {
  school: (code: string) => `Skolenhet ${code}`,
  municipality: (code: string) => `Kommun ${code}`,
}
