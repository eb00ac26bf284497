import { KnownError } from '../known-error.ts'

/** Pages in two languages cannot be found. */
export class ProjectError extends KnownError {}
