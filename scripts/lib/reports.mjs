// What a test runner's report says: how many tests passed and failed, and which failed and why.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './steps.mjs';

/** Lines of a failure's message that are repeated at the end of the run. */
const LINES = 6;

const firstLines = (text) =>
  stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
    .slice(0, LINES)
    .join('\n    ');

export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Vitest's: a file that could not be loaded has no tests in it and counts as one failure. */
export function vitestSum({ testResults, numPassedTests, numFailedTests }) {
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        file: name,
        title: fullName,
        text: failureMessages.join('\n'),
      })),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    failures: [
      ...failures,
      ...broken.map(({ name, message }) => ({ file: name, title: 'cannot be loaded', text: message ?? '' })),
    ],
  };
}

const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

/** Playwright's: a test that passed only when tried again is a failure here. */
export function playwrightSum({ stats, errors, suites }) {
  const failures = suites.flatMap(specsOf).flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        file,
        title,
        text: results.flatMap((result) => result.errors.map(({ message }) => message ?? '')).join('\n'),
      })),
  );
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [
      ...failures,
      ...errors.map(({ message }) => ({ file: '', title: 'runner', text: message ?? '' })),
    ],
  };
}

/** A failed test as it is named at the end of everything, where the reader of a long log looks first. */
export const failureText = ({ file, title, text }) => `✗ ${file} › ${title}\n    ${firstLines(text)}`;

/** Each test of a report with its file and how long it took; Vitest's and Playwright's alike. Milliseconds. */
const timesOf = ({ testResults, suites = [] }) =>
  testResults
    ? testResults.flatMap(({ name, assertionResults }) =>
        assertionResults.map(({ duration }) => ({ file: path.relative(root, name), ms: duration ?? 0 })),
      )
    : suites.flatMap(specsOf).flatMap(({ file, tests }) =>
        tests.map(({ results }) => ({
          file,
          ms: results.reduce((sum, { duration }) => sum + duration, 0),
        })),
      );

/** The files whose tests took longest together, the slowest first. Seconds. */
export function slowestFiles(report, count) {
  const files = new Map();
  for (const { file, ms } of timesOf(report)) files.set(file, (files.get(file) ?? 0) + ms);
  return [...files]
    .map(([file, ms]) => ({ file, seconds: ms / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, count);
}
