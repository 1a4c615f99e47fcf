import type { Redaction } from './redaction.ts';

/** After these words a person is named. */
const LABEL =
  /(?:联系人|联络人|联络员|负责人|责任人|经办人|填报人|填表人|审核人|报告人|签发人|法定代表人|法人代表|法人|主管领导|分管领导|姓名|会计|出纳)(?:姓名)?(?<mark>\s?[:：为是]\s?|\s?)/g;
const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉薛雷贺倪汤滕殷罗毕郝安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞柯卢莫房裘丁邓洪包左石崔龚程邢裴陆荣翁荀羊惠曲封储靳段焦巴牧谷车侯全班仰仇甘厉武符刘景詹龙叶黎白蒲邰赖卓蒙池乔翟谭申冉雍桑桂牛边燕冀温庄晏瞿阎习艾容向古易廖耿欧游岳聂肖';
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|司徒|买买提|阿不都)/;
/** What follows a name and is none of it. */
const AFTER_NAME =
  /同志|先生|女士|主任|局长|处长|科长|厅长|院长|经理|教授|老师|负责|联系|电话|手机|办公|职务|等|和|及|与|对|在|将|已|的|应|须/;
const HAN_RUN = /^[\p{Script=Han}]{2,16}(?:[·•・][\p{Script=Han}]{1,12}){0,3}/u;

/** Names behind words such as 联系人 and 负责人 (PB2), and those that the data knows. */
export function findNames(text: string, known: readonly string[]): Redaction[] {
  const labelled = [...text.matchAll(LABEL)].flatMap((match) => {
    const hasMark = (match.groups?.['mark'] ?? '').trim() !== '';
    return namesFrom(text.slice(match.index + match[0].length), hasMark);
  });
  const found = [...labelled, ...known.filter((name) => isName(name) && text.includes(name))];
  return found.map((name) => ({ text: name, kind: 'NAME' }));
}

/** One name, or several with 、 between them. */
function namesFrom(text: string, hasMark: boolean): string[] {
  const name = nameAt(text, hasMark);
  if (name === null) return [];
  const rest = text.slice(name.length);
  const separator = /^\s?[、/]\s?/.exec(rest)?.[0];
  return separator === undefined ? [name] : [name, ...namesFrom(rest.slice(separator.length), false)];
}

/**
 * @param hasMark A colon says that a name follows; without one only a common surname does.
 */
function nameAt(text: string, hasMark: boolean): string | null {
  const run = HAN_RUN.exec(text)?.[0];
  if (run === undefined) return null;
  // 艾力·买买提: names of several parts have no place to cut.
  if (/[·•・]/.test(run)) return run;
  const cut = AFTER_NAME.exec(run)?.index ?? run.length;
  const name = run.slice(0, cut);
  const isKnownSurname = SURNAMES.includes(name[0] ?? ' ') || COMPOUND.test(name);
  if (name.length < 2 || !(hasMark || isKnownSurname)) return null;
  if (name.length <= 4) return name;
  return isKnownSurname ? name.slice(0, COMPOUND.test(name) ? 4 : 3) : null;
}

/** 张三, 艾力·买买提; not 自治区业务管理员. */
function isName(text: string): boolean {
  return /^[\p{Script=Han}]{2,4}$|^[\p{Script=Han}]{1,12}(?:[·•・][\p{Script=Han}]{1,12}){1,3}$/u.test(text);
}
