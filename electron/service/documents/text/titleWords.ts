/** Terms of office language that a general dictionary takes apart. */
const TERMS = [
  '领导小组',
  '社会组织综合党委',
  '社会组织',
  '社会团体',
  '民办非企业单位',
  '社会服务机构',
  '行业协会',
  '会议纪要',
  '专题会议',
  '工作会议',
  '联席会议',
  '办公室',
  '民政局',
  '财政局',
  '人力资源和社会保障局',
  '人力资源社会保障局',
  '社会保障局',
  '市场监督管理局',
  '市场监管局',
  '退役军人事务局',
  '卫生健康委员会',
  '卫生健康局',
  '卫生健康委',
  '发展和改革委员会',
  '农业农村局',
  '人民政府办公[室厅]',
  '人民政府',
  '实施方案',
  '实施意见',
  '工作要点',
  '印发',
  '转发',
  '批转',
  '第[一二三四五六七八九十百\\d]+(?:次|届|季度|期|批)',
  '\\d{4}[—–～-]\\d{4}年',
  '(?:\\d{4}|[〇一二三四五六七八九]{4})年(?:度|第[一二三四]季度|[上下]半年|\\d{1,2}月(?:\\d{1,2}日)?)?',
  '[上下]半年',
];
const OFFICE_TERMS = new RegExp(TERMS.join('|'), 'gu');
/** The place a title begins with; dictionaries do not know every county. Agencies of a joint document name it again. */
const PLACE = /^(?:[^局委办府厅会关于的、，《“\s]{2,7}?(?:自治[州县旗]|[省市州盟县区旗]))+/u;

/** Ends of names of places and offices, which belong to the word before them. */
const NAME_ENDS = new Set('省市县区镇乡村局委办厅部处科室院所站队');

/** Code point positions where a word ends, so that a title is not broken inside one. */
export function titleWordEnds(text: string): Set<number> {
  const ends = new Set<number>();
  let count = 0;
  for (const { segment } of new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(text)) {
    if (NAME_ENDS.has(segment)) ends.delete(count);
    count += [...segment].length;
    ends.add(count);
  }
  const place = PLACE.exec(text)?.[0];
  const places = place === undefined ? [] : [...text.matchAll(new RegExp(place, 'gu'))];
  for (const term of [...places, ...text.matchAll(OFFICE_TERMS)]) {
    const start = [...text.slice(0, term.index)].length;
    const end = start + [...term[0]].length;
    for (let inside = start + 1; inside < end; inside += 1) ends.delete(inside);
    // A place and the agency behind it are one name.
    if (term[0] === place) ends.delete(end);
    else ends.add(end);
  }
  return ends;
}
