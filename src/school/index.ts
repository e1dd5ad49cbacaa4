export { model } from './model/index.ts'
