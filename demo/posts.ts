// Who teaches what in years 7–9: a post is a few subjects and the classes one teacher has room for.

interface Post {
  readonly subjects: readonly string[]
  readonly classes: number
}
const posts: readonly Post[] = [
  { subjects: ['MA', 'TK'], classes: 4 },
  { subjects: ['BI', 'FY', 'KE'], classes: 6 },
  { subjects: ['SV', 'EN'], classes: 3 },
  { subjects: ['SVA'], classes: 12 },
  { subjects: ['GE', 'HI', 'RE', 'SH'], classes: 6 },
  { subjects: ['M2'], classes: 6 },
  { subjects: ['IDH'], classes: 8 },
  { subjects: ['BL', 'SL'], classes: 8 },
  { subjects: ['HKK'], classes: 12 },
  { subjects: ['MU'], classes: 12 },
]

/** `post` names one teacher: the subjects of the post, and which of those who hold it. */
interface Lesson {
  readonly post: string
  readonly group: string
  readonly subject: string
}

/** Every class of years 7–9 in every subject, by the teacher who has it. Other classes have their one teacher in all. */
export function lessonsOf(groups: readonly string[]): readonly Lesson[] {
  const upper = groups.filter((group) => /^[789]/.test(group))
  return posts.flatMap(({ subjects, classes }) =>
    upper.flatMap((group, position) => {
      const post = `${subjects.join(' ')} ${Math.floor(position / classes)}`
      return subjects.map((subject) => ({ post, group, subject }))
    }),
  )
}
