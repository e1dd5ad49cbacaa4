export { dimensionLabel } from './model/dimension-labels.ts'
export { model } from './model/index.ts'
export { groupMembers, mayBeWeighed, withLocal } from './model/local.ts'
export { sayTree } from './model/local-words.ts'
