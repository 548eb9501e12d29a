import { describe, expect, it } from 'vitest';
import * as en from '#shared/text/en/index.ts';
import { message } from '#shared/text/index.ts';
import * as zhCN from '#shared/text/zh-CN/index.ts';

type Section = Readonly<Record<string, string>>;
const chinese: Readonly<Record<string, Section>> = zhCN;
const english: Readonly<Record<string, Section>> = en;

/** Names of formats, programs and keys that a Chinese office writes in Latin letters. */
const LATIN_ALLOWED =
  /\{\w+\}|Excel|WPS|Word|PDF\/A(-2b)?|PDF|\.pdf|CSV|UTF-8|UTF-16|GB18030|GBK|SHA-256|SHA512|HMAC|CBC|X25519|ChaCha20|Poly1305|SIL|resources\/fonts|PKCS#1[12]|SM[23]|SVG|PNG|\.(cer|crt|pem|p7b|crl|docx?|zip)|\.p12|\.pfx|\.xlsx|\.xls|\.csv|keyring\.json|Ctrl|Alt|Shift|Enter|Esc|Tab|Argon2id|SQLCipher|AES-256|Ed25519|Electron|PAdES|age|RSA|English|A4|A3|MB|U盘|SQLite|OFL|GPL|FandolFang|LXGW WenKai|Noto|[1-5]A|[AB]\b|KB|GB|txt|VIP|Home|End|Delete|F\d+|B-B|GB\/T \d+(\.\d+)?(-\d+)?|GB \d+-\d+|CMS|QR|TTF|OTF|[×↑↓←→⌘]/g;

describe('catalogues', () => {
  it('have the same sections and keys in both languages, none empty', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const [section, texts] of Object.entries(chinese)) {
      expect(Object.keys(english[section] ?? {}).sort(), section).toEqual(Object.keys(texts).sort());
      for (const [key, text] of Object.entries(texts)) expect(text.trim(), `${section}.${key}`).not.toBe('');
    }
  });

  it('use the same places in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
    for (const [section, texts] of Object.entries(chinese)) {
      for (const [key, text] of Object.entries(texts)) {
        const other = english[section]?.[key] ?? '';
        expect([...new Set(places(other))], `${section}.${key}`).toEqual([...new Set(places(text))]);
      }
    }
  });

  it('U1: the Chinese catalogue holds no English, no exclamation mark, no 您', () => {
    const found: string[] = [];
    for (const [section, texts] of Object.entries(chinese)) {
      for (const [key, text] of Object.entries(texts)) {
        const rest = text.replace(LATIN_ALLOWED, '');
        if (/[A-Za-z]{2,}/.test(rest) || /[!！]|您/.test(text)) found.push(`${section}.${key}: ${text}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('fills places and leaves none behind', () => {
    expect(message('zh-CN', 'errors.E_BACKOFF', { minutes: 10 })).toContain('10 分钟');
    expect(message('zh-CN', 'errors.internal', {})).not.toContain('{');
  });

  it('every error sentence says what was kept and what to do', () => {
    for (const [code, text] of Object.entries(zhCN.errors)) {
      expect(text.split(/[，。]/).filter(Boolean).length, code).toBeGreaterThanOrEqual(2);
    }
  });
});
