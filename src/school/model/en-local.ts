import type { Wording } from '../../contract/index.ts'
import type { localTreeWords as swedish } from './sv-local.ts'

// languages and letters read one by one keep their capitals
const proper = /^(?:English|Swedish|[A-Z]{2})/

export const localTreeWords: Wording<typeof swedish> = {
  list: (items) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`),
  inside: (label) => (proper.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)),
  stageYear: (year) => (year === 0 ? 'preschool class' : `Year ${year}`),
  weighted: 'Each subject is weighted by its number of pupils.',
  subjects: (names) => `The subjects ${names}.`,
  schools: (names) => `The schools ${names}, counted as one.`,
  mean: (names) => `Mean grade points in ${names}. F counts as 0, a dash does not count.`,
  share: (least, names) =>
    `The share of pupils with ${least === 'A' ? 'the grade A' : `the grade ${least} or higher`} among those who have A–F or a dash in ${names ?? 'the subject'}.`,
  count: (stageYears) => `The number of pupils in ${stageYears} on the measuring day.`,
  part: (measure, weight, total) => `${measure} (weight ${weight} of ${total})`,
  index: (parts) =>
    `An index from 0 to 100 of ${parts}. Each measure is put on its own scale, where 0 is the lowest and 100 the highest possible.`,
  populations: {
    mean: (names) => `Pupils in Year 9 with the final grade A–F in ${names}, at the school on 15 May.`,
    share: 'Pupils in Year 9 with the final grade A–F or a dash in the subjects, at the school on 15 May.',
  },
}
