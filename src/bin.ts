#!/usr/bin/env node
import process from 'node:process'
import { main } from './cli/main.ts'
import { processStreams } from './cli/process-streams.ts'

process.exitCode = await main(process.argv.slice(2), processStreams())
