import { Role } from '@attain/shared/organisation/role';
import type { Viewer } from '../api/account.ts';

type Assignment = Viewer['assignments'][number];

/** The person as stored on this device; null when it is not (any more) of the shape that this build knows. */
export function readViewer(json: unknown): Viewer | null {
  if (!isObject(json) || !Array.isArray(json['assignments'])) return null;
  const { id, accountName, displayName } = json;
  const assignments = json['assignments'].filter(isAssignment);
  if (typeof id !== 'string' || typeof accountName !== 'string' || typeof displayName !== 'string')
    return null;
  return { id, accountName, displayName, assignments };
}

function isAssignment(json: unknown): json is Assignment {
  if (!isObject(json) || !isObject(json['orgUnit'])) return false;
  const { role, orgUnit } = json;
  const texts = [orgUnit['id'], orgUnit['path'], orgUnit['name'], orgUnit['departmentName']];
  return typeof role === 'string' && role in Role && texts.every((text) => typeof text === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
