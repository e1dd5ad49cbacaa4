import type { Wording } from '../../contract/index.ts'
import type * as swedish from './sv-names.ts'

export const memberNames: Wording<typeof swedish.memberNames> = {
  term: {
    HT: 'Autumn term',
    VT: 'Spring term',
  },
  sex: {
    female: 'Girls',
    male: 'Boys',
    unknown: 'Unknown',
  },
  migrationBackground: {
    swedish: 'Swedish background',
    foreign: 'Foreign background',
    newlyArrived: 'Newly arrived',
    unknown: 'Unknown background',
  },
  stageYear: {
    0: 'Preschool class',
    1: 'Year 1',
    2: 'Year 2',
    3: 'Year 3',
    4: 'Year 4',
    5: 'Year 5',
    6: 'Year 6',
    7: 'Year 7',
    8: 'Year 8',
    9: 'Year 9',
  },
  operator: {
    municipal: 'Municipal',
    independent: 'Independent',
    unknown: 'Unknown provider',
  },
  municipality: {
    unknown: 'Unknown municipality',
  },
  subject: {
    BL: 'Art',
    EN: 'English',
    HKK: 'Home and consumer studies',
    IDH: 'Physical education and health',
    MA: 'Mathematics',
    M1: 'Modern languages (pupil’s or school’s choice)',
    M2: 'Modern languages (language choice)',
    ML: 'Mother tongue',
    MU: 'Music',
    BI: 'Biology',
    FY: 'Physics',
    KE: 'Chemistry',
    NO: 'Natural science subjects (block grade)',
    GE: 'Geography',
    HI: 'History',
    RE: 'Religion',
    SH: 'Civics',
    SO: 'Social study subjects (block grade)',
    SL: 'Crafts',
    SV: 'Swedish',
    SVA: 'Swedish as a second language',
    TN: 'Sign language',
    TK: 'Technology',
    OVR: 'Another subject',
  },
}

export const placeholders: Wording<typeof swedish.placeholders> = {
  school: (code) => `School unit ${code}`,
  municipality: (code) => `Municipality ${code}`,
}
