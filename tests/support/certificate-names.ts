export type CertificateName = {
  readonly script: string;
  readonly name: string;
  /** Why the words that a reader copies out of the PDF are not letter for letter what was printed. */
  readonly copiesDifferently?: string;
};

const long = (words: string, most: number) => {
  let name = words;
  while ([...`${name} ${words}`].length <= most) name = `${name} ${words}`;
  return name;
};

/** Names of many scripts and lengths, all invented. Every one must print. */
export const certificateNames: readonly CertificateName[] = [
  { script: 'Latin', name: 'Bo' },
  { script: 'Latin', name: 'Zoë Åström-Nguyễn' },
  { script: 'Latin', name: 'Łucja Żółć-Świątek' },
  { script: 'Latin', name: 'Nguyễn Thị Hồng Hạnh' },
  { script: 'Latin', name: 'Te Ariki Pōmare o Waikato' },
  { script: 'Latin', name: 'Gülşah İnanç Çağlayan' },
  { script: 'Latin', name: "Sister M. (Jo) D’Arcy-O'Neill St. John 3rd" },
  { script: 'Latin, 120 letters', name: long('Wilhelmina Ångström', 120) },
  { script: 'Latin, one word', name: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3) },
  { script: 'Greek', name: 'Δήμητρα Παπαδοπούλου' },
  { script: 'Cyrillic', name: 'Юлия Щербакова-Їжакевич' },
  { script: 'Cyrillic', name: 'Әсел Қожахметқызы Өтебай' },
  { script: 'Arabic', name: 'محمد عبد الرحمن الحسيني' },
  { script: 'Arabic, Persian with a joiner', name: 'نیلوفر حسینی\u200cنژاد' },
  { script: 'Arabic, with vowels', name: 'مُحَمَّد بْن سَعِيد' },
  { script: 'Arabic, Urdu', name: 'ٹیپو چوہدری' },
  { script: 'Arabic, 120 letters', name: long('عبد الله بن محمد بن', 120) },
  { script: 'Arabic and Latin', name: 'ليلى Layla الحداد' },
  { script: 'Hebrew', name: 'שירה בן־דוד כהן' },
  { script: 'Hebrew, with points', name: 'שָׂרָה לֵוִי' },
  { script: 'Syriac', name: 'ܝܘܚܢܢ ܒܪ ܐܦܪܝܡ' },
  { script: 'Thaana', name: 'އާމިނަތު އަޙްމަދު' },
  { script: 'N’Ko', name: 'ߛߟߏߡߣߊ߫ ߞߊ߲ߕߍ߫' },
  { script: 'Chinese', name: '李小龙' },
  { script: 'Chinese, traditional', name: '歐陽靜怡' },
  { script: 'Chinese, dot between', name: '阿卜杜拉·艾山江' },
  { script: 'Chinese, rare letters', name: '㛃龘' },
  { script: 'Chinese, 120 letters', name: '司徒慧敏'.repeat(30) },
  { script: 'Japanese', name: '佐藤 さくら' },
  { script: 'Japanese', name: '髙橋ヴィクトリア・ジェーン' },
  { script: 'Japanese, Han alone', name: '小野寺 美咲' },
  { script: 'Korean', name: '김민수' },
  { script: 'Korean', name: '남궁 훼뷁' },
  { script: 'Thai', name: 'สมชาย ใจดี' },
  { script: 'Thai', name: 'ณัฐฐิญา พิริยะกุลวัฒน์' },
  { script: 'Thai, 120 letters', name: long('ณัฐฐิญาพิริยะกุลวัฒน์', 120) },
  { script: 'Lao', name: 'ສົມພອນ ວົງສະຫວັນ' },
  { script: 'Khmer', name: 'សុខា ច័ន្ទរស្មី' },
  { script: 'Burmese', name: 'အောင်ဆန်း မြင့်သိန်း' },
  { script: 'Devanagari', name: 'प्रियंका श्रीवास्तव' },
  { script: 'Devanagari, 120 letters', name: long('लक्ष्मीनारायण श्रीवास्तव', 120) },
  { script: 'Bengali', name: 'রবীন্দ্রনাথ চট্টোপাধ্যায়' },
  { script: 'Gurmukhi', name: 'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ' },
  { script: 'Gujarati', name: 'કૃષ્ણા પટેલ' },
  { script: 'Odia', name: 'ସୁଭଦ୍ରା ମହାପାତ୍ର' },
  { script: 'Tamil', name: 'கார்த்திகேயன் ஸ்ரீனிவாசன்' },
  { script: 'Telugu', name: 'వెంకటేశ్వర్లు శ్రీలక్ష్మి' },
  { script: 'Kannada', name: 'ಲಕ್ಷ್ಮೀ ಕೃಷ್ಣಮೂರ್ತಿ' },
  { script: 'Malayalam', name: 'ശ്രീകുമാർ നമ്പൂതിരി' },
  { script: 'Sinhala', name: 'ප්‍රියන්ති ජයවර්ධන' },
  { script: 'Tibetan', name: 'བསྟན་འཛིན་རྒྱ་མཚོ' },
  { script: 'Georgian', name: 'თამარ გელაშვილი' },
  { script: 'Armenian', name: 'Արամ Խաչատրյան' },
  { script: 'Ethiopic', name: 'ሐና ገብረ፡መድኅን' },
  { script: 'Mongolian', name: 'ᠪᠠᠶᠠᠷ ᠮᠥᠩᠬᠡ' },
  { script: 'Cherokee', name: 'ᏩᎭᏯ ᎤᏍᏗ' },
  { script: 'Canadian syllabics', name: 'ᓄᓇᕗᑦ ᐃᓄᒃ' },
  { script: 'Tifinagh', name: 'ⵎⴰⵙⵉⵏⵉⵙⵙⴰ ⴰⵢⵜ' },
  { script: 'Latin and Chinese', name: 'Grace 陳慧琳 Chan' },
];
