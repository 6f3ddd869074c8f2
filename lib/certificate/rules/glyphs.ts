/**
 * The letters, marks and digits of each script, beyond Latin, Greek and Cyrillic, that the fonts of our documents can print: runs
 * of code points in hexadecimal, all of a script in one font. Taken from the fonts themselves; a test reads them again and
 * prints the new table where they differ.
 */
export const glyphs: Readonly<Record<string, string>> = {
  Arabic:
    '610-61a 620-669 66e-6d3 6d5-6dc 6df-6e8 6ea-6fc 6ff 750-77f 870-887 889-88e 898-8e1 8e3-8ff fe73 10efd-10eff',
  Armenian: '308 531-556 559 560-588',
  Bengali:
    '2bc 951-952 980-983 985-98c 98f-990 993-9a8 9aa-9b0 9b2 9b6-9b9 9bc-9c4 9c7-9c8 9cb-9ce 9d7 9e0-9e3 9e6-9f1 9fc 9fe 1cd0 1cd2 1cd5-1cd6 1cd8 1ce1 1cea 1ced 1cf2 1cf5-1cf7 a8f1',
  Bopomofo: '2c7 2c9-2cb 302a-302d 3105-312f 31a0-31bb',
  Canadian_Aboriginal: '1401-166c 166f-167f 18b0-18f5 11ab0-11abf',
  Cherokee: '300-302 304 30b-30c 323-324 330-331 13a0-13f5 13f8-13fd ab70-abbf',
  Devanagari: '2bc 900-952 955-957 960-963 966-96f 971-97f 1cd0-1cd2 1cd4-1cf6 1cf8-1cf9 20f0 a8e0-a8f7 a8fb a8fd-a8ff',
  Ethiopic:
    '30e 1200-1248 124a-124d 1250-1256 1258 125a-125d 1260-1288 128a-128d 1290-12b0 12b2-12b5 12b8-12be 12c0 12c2-12c5 12c8-12d6 12d8-1310 1312-1315 1318-135a 135d-135f 1380-138f 2d80-2d96 2da0-2da6 2da8-2dae 2db0-2db6 2db8-2dbe 2dc0-2dc6 2dc8-2dce 2dd0-2dd6 2dd8-2dde ab01-ab06 ab09-ab0e ab11-ab16 ab20-ab26 ab28-ab2e 1e7e0-1e7e6 1e7e8-1e7eb 1e7ed-1e7ee 1e7f0-1e7fe',
  Georgian: '10a0-10c5 10c7 10cd 10d0-10fa 10fc-10ff 1c90-1cba 1cbd-1cbf 2d00-2d25 2d27 2d2d',
  Gujarati:
    '951-952 a81-a83 a85-a8d a8f-a91 a93-aa8 aaa-ab0 ab2-ab3 ab5-ab9 abc-ac5 ac7-ac9 acb-acd ad0 ae0-ae3 ae6-aef af9-aff',
  Gurmukhi:
    '951-952 a01-a03 a05-a0a a0f-a10 a13-a28 a2a-a30 a32 a35 a38-a39 a3c a3e-a42 a47-a48 a4b-a4d a51 a5c a66-a75',
  Han: '3005-3006 302a-302d 303b-303c 3400-4dbf 4e00-9fff fa0e-fa0f fa11 fa13-fa14 fa1f fa21 fa23-fa24 fa27-fa29 20087 20089 200cc 20164 20628 20676 20cd0 2139a 21413 215d7 2298f 235cb 23c97-23c98 23e23 241fe 2420e 248e9 249db 24a01 24a7d 24ac9 25532 25562 255a8 25ed7 26221 2648d 26676 2677c 26951 26b5c 26c21 278b2 27eaf 27ff9 28408 28678 28695 287e0 28b49 28c47 28c4f 28c51 28c54 28e0f 28e99 2967f 29810 29f7e 29f83 29f8c 2a7dd 2a8fb 2a917 2aa30 2aa36 2aa58 2afa2 2b127-2b128 2b137-2b138 2b1ed 2b300 2b363 2b36f 2b372 2b37d 2b404 2b410 2b413 2b461 2b4e7 2b4ef 2b4f6 2b4f9 2b50d-2b50e 2b536 2b5ae-2b5af 2b5b3 2b5e7 2b5f4 2b61c-2b61d 2b626-2b628 2b62a 2b62c 2b695-2b696 2b6ad 2b6ed 2b7a9 2b7c5 2b7e6 2b7f9 2b7fc 2b806 2b80a 2b81c 2b8b8 2bac7 2bb5f 2bb62 2bb7c 2bb83 2bc1b 2bd77 2bd87 2bdf7 2be29 2c029-2c02a 2c0a9 2c0ca 2c1d5 2c1d9 2c1f9 2c27c 2c288 2c2a4 2c317 2c35b 2c361 2c364 2c488 2c494 2c497 2c542 2c613 2c618 2c621 2c629 2c62b-2c62d 2c62f 2c642 2c64a-2c64b 2c72c 2c72f 2c79f 2c7c1 2c7fd 2c8d9 2c8de 2c8e1 2c8f3 2c907 2c90a 2c91d 2ca02 2ca0e 2ca7d 2caa9 2cb29 2cb2d-2cb2e 2cb31 2cb38-2cb39 2cb3b 2cb3f 2cb41 2cb4a 2cb4e 2cb5a-2cb5b 2cb64 2cb69 2cb6c 2cb6f 2cb73 2cb76 2cb78 2cb7c 2cbb1 2cbbf-2cbc0 2cbce 2cc56 2cc5f 2ccf5-2ccf6 2ccfd 2ccff 2cd02-2cd03 2cd0a 2cd8b 2cd8d 2cd8f-2cd90 2cd9f-2cda0 2cda8 2cdad-2cdae 2cdd5 2ce18 2ce1a 2ce23 2ce26 2ce2a 2ce7c 2ce88 2ce93 2d544',
  Hangul: '3131-318e ac00-d7a3',
  Hebrew: '307-308 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7 5d0-5ea 5ef-5f2 fb1e',
  Hiragana: '3031-3035 303c 3041-3096 3099-309a 309d-309f 30fc',
  Kannada:
    '951-952 c80-c83 c85-c8c c8e-c90 c92-ca8 caa-cb3 cb5-cb9 cbc-cc4 cc6-cc8 cca-ccd cd5-cd6 cdd-cde ce0-ce3 ce6-cef cf1-cf3 1cd0 1cd2 1cda 1cf2 1cf4',
  Katakana: '3031-3035 303c 3099-309a 30a1-30fa 30fc-30ff 31f0-31ff',
  Khmer: '1780-17d3 17d7 17dc-17dd 17e0-17e9',
  Lao: 'e81-e82 e84 e86-e8a e8c-ea3 ea5 ea7-ebd ec0-ec4 ec6 ec8-ece ed0-ed9 edc-edf',
  Malayalam: '951-952 d00-d0c d0e-d10 d12-d44 d46-d48 d4a-d4e d54-d57 d5f-d63 d66-d6f d7a-d7f 1cda',
  Mongolian: '180b-180d 180f-1819 1820-1878 1880-18aa',
  Myanmar: '1000-1049 1050-109d a9e0-a9fe aa60-aa76 aa7a-aa7f',
  Nko: '7c0-7f5 7fa 7fd',
  Oriya: 'b01-b03 b05-b0c b0f-b10 b13-b28 b2a-b30 b32-b33 b35-b39 b3c-b44 b47-b48 b4b-b4d b55-b57 b5f-b63 b66-b6f b71',
  Sinhala: 'd81-d83 d85-d96 d9a-db1 db3-dbb dbd dc0-dc6 dca dcf-dd4 dd6 dd8-ddf de6-def df2-df3',
  Syriac: '303-304 307-308 30a 323-325 32d-32e 330-331 640 64b-655 670 710-74a 74d-74f',
  Tamil:
    '951-952 b82-b83 b85-b8a b8e-b90 b92-b95 b99-b9a b9c b9e-b9f ba3-ba4 ba8-baa bae-bb9 bbe-bc2 bc6-bc8 bca-bcd bd0 bd7 be6-bef 1cda a8f3 11301 11303 1133b-1133c',
  Telugu:
    '951-952 c00-c0c c0e-c10 c12-c28 c2a-c39 c3c-c44 c46-c48 c4a-c4d c55-c56 c58-c5a c5d c60-c63 c66-c6f 1cda 1cf2',
  Thaana: '660-669 780-7b1',
  Thai: '2bc 303 331 e01-e3a e40-e4e e50-e59',
  Tibetan:
    'f00 f18-f19 f20-f29 f35 f37 f39 f3e-f42 f44-f47 f49-f4c f4e-f51 f53-f56 f58-f5b f5d-f68 f6a-f6c f71-f72 f74 f77 f79-f80 f82-f84 f86-f92 f94-f97 f99-f9c f9e-fa1 fa3-fa6 fa8-fab fad-fb8 fba-fbc fc6',
  Tifinagh: '302 304 306-309 323 2d30-2d67 2d6f 2d7f',
};
