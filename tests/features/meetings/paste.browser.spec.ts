import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HtmlNode, parseHtml } from '#renderer/ui/editor/htmlTree.ts';
import { htmlToBlocks, type PastedBlocks } from '#renderer/ui/editor/pasteHtml.ts';
import { richText } from '#shared/features/documents/textBlock.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  // The parser is the browser's own; the cleaning is ours.
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage();
});
afterAll(async () => browser?.close());

async function paste(html: string): Promise<PastedBlocks> {
  const tree = await page.evaluate<HtmlNode, string>(
    `(${parseHtml.toString()})(${JSON.stringify(html)})` as never,
    html,
  );
  const pasted = htmlToBlocks(tree);
  expect(richText.safeParse({ blocks: pasted.blocks }).success).toBe(true);
  return pasted;
}

const paragraph = (text: string) => ({ kind: 'paragraph', text });
const heading = (level: number, text: string) => ({ kind: 'heading', level, text });

describe('paste from Word', () => {
  const head = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-size:16.0pt;} @page WordSection1 {size:595.3pt 841.9pt;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->`;
  const tail = '<!--EndFragment--></body></html>';

  it('keeps the text of styled paragraphs and drops classes, spans and empty lines', async () => {
    const { blocks } = await paste(`${head}
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt'><span
style='font-size:16.0pt;font-family:仿宋_GB2312'>会议听取了社会组织管理科
关于<span lang=EN-US>2026</span>年上半年工作的汇报。<span lang=EN-US><o:p></o:p></span></span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal><b>会议</b><u>强调</u>，<span lang=EN-US style='mso-spacerun:yes'>&nbsp; </span>要抓好落实。</p>${tail}`);
    expect(blocks).toEqual([
      paragraph('会议听取了社会组织管理科关于2026年上半年工作的汇报。'),
      paragraph('会议强调， 要抓好落实。'),
    ]);
  });

  it('recognises typed numbers and outline levels as headings without their number', async () => {
    const { blocks } = await paste(`${head}
<h1 style='mso-list:none'><span style='font-family:黑体'>一、总体情况<span lang=EN-US><o:p></o:p></span></span></h1>
<p class=MsoNormal><span style='font-family:楷体_GB2312'>（一）登记管理</span></p>
<p class=MsoNormal>1.完成年检<span lang=EN-US>.</span></p>
<p class=MsoNormal style='mso-outline-level:2'>信用监管</p>
<p class=MsoNormal>（1）列入名录</p>${tail}`);
    expect(blocks).toEqual([
      heading(1, '总体情况'),
      heading(2, '登记管理'),
      heading(3, '完成年检.'),
      heading(2, '信用监管'),
      heading(4, '列入名录'),
    ]);
  });

  it('reads automatic list numbers, and drops bullets of symbol fonts', async () => {
    const { blocks } = await paste(`${head}
<p class=MsoListParagraph style='margin-left:42.0pt;text-indent:-42.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US><span style='mso-list:Ignore'>二、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>下步安排</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US
style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>做好培训</p>${tail}`);
    expect(blocks).toEqual([heading(1, '下步安排'), paragraph('做好培训')]);
  });

  it('leaves pictures, footnotes, comments, deleted and hidden text out and counts what it left', async () => {
    const pasted = await paste(`${head}
<p class=MsoNormal>会议认为<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
lang=EN-US>[1]</span></span></a>，<!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/a.png"/></v:shape><![endif]--><![if !vml]><img
width=120 height=80 src="file:///C:/Users/a/clip_image002.gif" v:shapes="图片_x0020_1"><![endif]>应当<del>不</del>落实<span
style='display:none;mso-hide:all'>隐藏</span>。</p>
<div style='mso-element:footnote-list'><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p
class=MsoFootnoteText>[1] 见附件。</p></div></div>${tail}`);
    expect(pasted).toEqual({ blocks: [paragraph('会议认为，应当落实。')], images: 1, notes: 1 });
  });

  it('keeps tables with their widths, merged cells apart', async () => {
    const { blocks } = await paste(`${head}
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0'><td width=100 valign=top style='width:75.0pt'><p class=MsoNormal>序号</p></td>
  <td width=300 valign=top style='width:225.0pt'><p class=MsoNormal>任务</p></td></tr>
 <tr><td rowspan=2><p class=MsoNormal>1</p></td><td><p class=MsoNormal>核查<span lang=EN-US>10</span>家</p><p class=MsoNormal>报结果</p></td></tr>
 <tr><td><p class=MsoNormal>回访</p></td></tr>
 <tr><td colspan=2><p class=MsoNormal>合计</p></td></tr>
</table><p class=MsoNormal>散会。</p>${tail}`);
    expect(blocks).toEqual([
      {
        kind: 'table',
        columns: [
          { title: '序号', width: 25 },
          { title: '任务', width: 75 },
        ],
        rows: [
          ['1', '核查10家\n报结果'],
          ['', '回访'],
          ['合计', ''],
        ],
      },
      paragraph('散会。'),
    ]);
  });
});

describe('paste from WPS and browsers', () => {
  it('reads WPS paragraphs with their own classes and line breaks', async () => {
    const { blocks } =
      await paste(`<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<meta name=Generator content="WPS Office_12.1.0"></head><body style="tab-interval:21pt;"><!--StartFragment--><div class="Section0" style="layout-grid:15.6000pt;">
<p class=MsoNormal style="text-indent:32.0000pt;"><span style="mso-spacerun:'yes';font-family:仿宋;font-size:16.0000pt;"><font face="仿宋">　　三、存在问题</font></span><span style="mso-spacerun:'yes';font-family:仿宋;"><o:p></o:p></span></p>
<p class=MsoNormal><span>一是人手不足；</span><br><span>二是经费紧张。</span></p></div><!--EndFragment--></body></html>`);
    expect(blocks).toEqual([heading(1, '存在问题'), paragraph('一是人手不足；'), paragraph('二是经费紧张。')]);
  });

  it('makes numbered lists headings and plain lists paragraphs', async () => {
    const { blocks } = await paste(
      '<div>前言<ol><li>第一件<ol><li><p>细目</p></li></ol></li><li>第二件</li></ol><ul><li>要点</li></ul>结尾</div><style>p{}</style>',
    );
    expect(blocks).toEqual([
      paragraph('前言'),
      heading(3, '第一件'),
      heading(4, '细目'),
      heading(3, '第二件'),
      paragraph('要点'),
      paragraph('结尾'),
    ]);
  });

  it('joins source lines between Chinese characters and keeps the blank between words', async () => {
    const { blocks } = await paste('<p>会议\n  强调 PDF\n  file 的\n作用</p>');
    expect(blocks).toEqual([paragraph('会议强调 PDF file 的作用')]);
  });

  it('takes a table of one cell as a frame, and runs no script', async () => {
    const { blocks } = await paste(
      '<table><tr><td><p>一、概况</p><p>正文</p><script>alert(1)</script></td></tr></table>',
    );
    expect(blocks).toEqual([heading(1, '概况'), paragraph('正文')]);
  });
});
