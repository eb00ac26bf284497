#!/usr/bin/env node
import process from 'node:process'
import { main } from './cli/main.ts'

const { stdout: out, stderr: err, env } = process
process.exitCode = await main(process.argv.slice(2), { out, err, env, cwd: process.cwd() })
