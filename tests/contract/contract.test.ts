import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createService } from '#service/createService.ts';
import { PROCEDURES } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';

describe('the list of procedures', () => {
  it('has unique names of the form feature.verb, a summary and a permission of the table', () => {
    const names = PROCEDURES.map((procedure) => procedure.name);
    expect(new Set(names).size).toBe(names.length);
    for (const procedure of PROCEDURES) {
      expect(procedure.name).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
      expect(procedure.summary.length).toBeGreaterThan(15);
      expect([...Object.keys(PERMISSIONS), 'public', 'session']).toContain(procedure.permission);
    }
  });

  it('what decides, concludes or accepts is for those who may: no recorder, no administrator', () => {
    const deciding = [
      ...['activityFilings.decide', 'activityFilings.recordUnitDecision', 'inspections.finalize', 'inspections.extend'],
      ...['inspections.close', 'inspections.void', 'riskAssessments.approve', 'riskAssessments.accept'],
      ...['riskAssessments.revokeAcceptance', 'riskAssessments.close', 'workingCalendars.save'],
      ...['workingCalendars.revert'],
    ];
    const holders = (name: string) => {
      const procedure = PROCEDURES.find((one) => one.name === name);
      const permission = Object.entries(PERMISSIONS).find(([key]) => key === procedure?.permission);
      return [name, ...(permission?.[1] ?? [])];
    };
    expect(deciding.map(holders)).toEqual(deciding.map((name) => [name, 'reviewer', 'leader']));
  });

  it('has JSON-safe schemas: every one has a JSON Schema', () => {
    for (const procedure of PROCEDURES) {
      expect(() => z.toJSONSchema(procedure.input, { io: 'input' }), procedure.name).not.toThrow();
      expect(
        () => z.toJSONSchema(procedure.output, { io: 'output', unrepresentable: 'any' }),
        procedure.name,
      ).not.toThrow();
    }
  });

  it('has a handler for each: an unknown name is refused, a known one never is', async () => {
    const service = createService({
      dataRoot: '/nonexistent/taizhang',
      resourcesDirectory: '/nonexistent',
      version: 'test',
    });
    try {
      const unknown = await service.call('organizations.nothing', {});
      expect(unknown.ok ? '' : unknown.error.code).toBe('unknown_procedure');
      for (const procedure of PROCEDURES) {
        // Strict input: an unknown key is refused at the door.
        expect(procedure.input.safeParse({ unknownKey: 1 }).success, procedure.name).toBe(false);
        const answer = await service.call(procedure.name, { unknownKey: 1 });
        const code = answer.ok ? 'ok' : answer.error.code;
        const open = procedure.permission === 'public';
        const expected = procedure.host === 'native' ? 'not_available' : open ? 'invalid_input' : 'locked';
        expect(code, procedure.name).toBe(expected);
      }
    } finally {
      await service.close();
    }
  });

  it('answers `locked` to every call that needs a login while nobody is logged in', async () => {
    const service = createService({
      dataRoot: '/nonexistent/taizhang',
      resourcesDirectory: '/nonexistent',
      version: 'test',
    });
    try {
      for (const procedure of PROCEDURES) {
        if (procedure.permission === 'public' || procedure.host === 'native') continue;
        if (!procedure.input.safeParse({}).success) continue;
        const answer = await service.call(procedure.name, {});
        expect(answer.ok ? 'ok' : answer.error.code, procedure.name).toBe('locked');
      }
    } finally {
      await service.close();
    }
  });
});
