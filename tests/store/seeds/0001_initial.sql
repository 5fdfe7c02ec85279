-- Rows of every table and every state as the first version wrote them; frozen. Statements end with ;; on a line of
-- their own. Made by the program of that version, with the secret key 'kunci uji migrasi'.
INSERT INTO district (id, code, name) VALUES (1, '74.71.01', 'Mandonga')
;;
INSERT INTO district (id, code, name) VALUES (2, '74.71.02', 'Kadia')
;;
INSERT INTO ward (id, code, name, district_id, postal_code) VALUES (1, '74.71.01.1001', 'Mandonga', 1, '93111')
;;
INSERT INTO ward (id, code, name, district_id, postal_code) VALUES (2, '74.71.01.1002', 'Korumba', 1, '93111')
;;
INSERT INTO ward (id, code, name, district_id, postal_code) VALUES (3, '74.71.02.1001', 'Kadia', 2, '93111')
;;
INSERT INTO ward (id, code, name, district_id, postal_code) VALUES (4, '74.71.02.1002', 'Bende', 2, '93111')
;;
INSERT INTO agency (id, code, name, kind, active, version) VALUES (1, 'PUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'dinas', TRUE, 1)
;;
INSERT INTO agency (id, code, name, kind, active, version) VALUES (2, 'RSUD', 'RSUD Kota Kendari', 'dinas', TRUE, 1)
;;
INSERT INTO agency (id, code, name, kind, active, version) VALUES (3, 'DLHK', 'Dinas Lingkungan Hidup dan Kehutanan', 'dinas', TRUE, 1)
;;
INSERT INTO officer (id, agency_id, name, phone, email, active, created_at) VALUES (1, 1, 'Petugas PUPR', '+628114000000', '', TRUE, 1791158400000)
;;
INSERT INTO officer (id, agency_id, name, phone, email, active, created_at) VALUES (2, 2, 'Petugas RSUD', '+628114000001', '', TRUE, 1791158400000)
;;
INSERT INTO officer (id, agency_id, name, phone, email, active, created_at) VALUES (3, 3, 'Petugas DLHK', '+628114000002', '', TRUE, 1791158400000)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (1, 'FdH9ADrhoF/Kr7PisOlgLECbAku10NWLiomEn9qxnIqTunDTd35oINjDaQKW2ez21p6hM8SQGYKRkrSgEJuVtBQ5z58WeD2lCmLMLnj4FxHsEg/FwXss9zAoUbfq2ZmgiAuAGIkGGwHR5w9ciWx4', '#75bbc3aaa679538c37d82432013419cd4cecd471379ad518e4fca2d14a1edf2e', 4, NULL, '', 1791158400000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (2, 'XwFmE+8z5P2esslHaMwUA+jKLS6PONEd3932mU/CJ/hhl3/XClYOxvLkhniX9Ix/dc9dWKii9VXwT4gd390K/WHfoiHbTdKmx+/leu+17YOtxttYlpV0gWBUuyS2y17fL0UZNp7SNKgaHJun', '#637f42366c947eae19e9505822175bd67a9a134831a3e0e4fd6d655186bb745b', 2, NULL, '', 1791158400000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (3, 'J65IcJeh0em2oADaDcwcrnoYi6eGQ9vbZKkrHAj+XBFbVb4bBcWPwO5C6FEf48ugfFWrxKaZhyHOcAhJ1tTSGdob61QSLfj34dLX2x1DG2TnYwfAOfAom/wdJr1dCsSQnHlXvutibNApS16y', '#162141f4b82152bae15b3eac1250583e0eca0c339c8791eea550af2ce24448a2', 2, NULL, '', 1791158400000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (4, 'C2dx335jeOxIunG42sBP2VsOLXPEV/A3Vjx5Ich25wbgqkk0NBIU7tx0JO602RBAChzl4AqvvhJwWhMYI7uBgQOSAX/7IILgOagfi5+k2TpG+UtSx8zxP2gXydC9aogQ+zegLyaXknAwryse', '#6e2ec68a58004bcbb41bf0fe39f1998d9734068877ece04aed6ba07f29cfac54', 2, NULL, '', 1791158820000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (5, 'vxbX62KKXNExl92d5nzYPRu7qAHOeQglkhZh/UAGwCLmdErMzR64dN7c7JNzQciIRuDUBk08SLHyKCQGrTpHUFx0PRUajEOxxi0HVG7lriNvUbqrX2vyrvtW23CLac8rMg4nZTA08zVJSYS7', '#a1a24416790efb09de4e7418e02bdd9565ce4ee4237431967be66b3524546768', 2, NULL, '', 1791158820000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (6, 'XTn0NQdYRNCmqsDhMsknI2gNhDQxgJv4Jltlo7fahMGP+3OcO5KZRnO4CHPtHLwmKTy5wzjJmOrLHVSCozM2xBD2K68hVPILva2RvN2Jc9aqr7lM5EPfUsidHsWRCwIjyg3reYQ1URc6pp9k', '#032e7a8492d6096c4e13a785ffa97e6bc49f3f1d308e81562dfed55e043aa148', 2, NULL, '', 1791159240000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (7, 'bh8ctXBTm0Kcob3gRg8uD/MHSQRx7H1umHVjIWOqet07Ick+xv+FlscCJ7d+oAsVt4+DKL/d2aNy+Wdx8N1uAbyR+D7rks3VB0fdB47X95dikEd1YfEO7elAAuWsFKJlooDxWsunll+GzW4v', '#411ac4ab806a2736011d06c5a5f841dd78735dc9678ab460bd5d854658672e22', 2, NULL, '', 1791159240000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (8, 'cvyEc31sngJwtrVkwaHpt+KfzMRpzEfkEh5+bjKqoWopHBWg7UB3qiYUV9f43beKa7+wBa8EMbGPTJq3TMLtfFbVedu0OXOLGZUgnTOUknbsjWx5yy1aFRYUIkl9TMq41/tk1dCK8voQWD6k', '#9027ae01b8bb1b8a4bbef114440b6e4efd2ebaff923f06bf7f6db061bfce8c18', 2, NULL, '', 1791160080000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (9, 'z4zn0k18UpgCNxj6jMS43V/2LnKGhDRjKvFfziLmH3eoVD+9XOp/qddEjNa6aJ5qWmukkRPApi34k1+ToJY+wXQGuUEq5ZKX/KeCenvXDPkQACAptQl0BwVVAkPXYWHV6RU3cLriaxWW/B03', '#ebdef3664ab73dceb4b2e228d5b4cd366084cd993768f6db79291e1fdb686ce1', 2, NULL, '', 1791160500000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (10, 'jE4Mmmou9w02Resu6M7ai18ETPYIva6PFB3NGrqtdqUi8i1m0fcAFxuNwmgFCKHFUpXAcUZz/4oYoOFc3MptzpJ+mmtY7Gto6hwFxEtsD0KFhykKVEgaZ8Cpb/L7thEH1iwO2YnXqHLQ1v91', '#3dfea9f0f760855bda5dd0be8f46fd55f3e864c00bd91b1584433611cc203e52', 2, NULL, '', 1791160920000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (11, '0ks+C5IGgB/o7y2QkzTsqELxmXWuzoNDEMQCiEV5LM0rsbXUX+tVVruLub2HtVwL0sC0c7N3oabA7k0Ydo8q/9jOfxmP5RsNHDYqxXsQ/E2ZYqtP93IBZ/1NffsMzO0X2KXmlKOjyrIhgqoj', '#c3342b185fdef7ee66c64d19ff8f9e096a00d6e9b7ab7a5826362ace7eaa5278', 2, NULL, '', 1791160920000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (12, 'dR12lFOsdpeng3Yio8dgw6rd9lm2eEdVT3RVEVJvF+8vINErcdM/Bv8yHpvKK+RWpGZhuF3OV38z1lQQ0kz5tRAvMHaxfPUSfT3JcMxLOUav6ULvVx5VySnDflaIZ3Cooq6klaL20gk2L3jm', '#350284de578ce2eb71c39436138210fc6063cec7d5506b7e26d1a856bfde2971', 2, NULL, '', 1791160920000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (13, 'MgO+GNvPxDUuSKl+YMAg174KQbRD2gohTp3PNRTEmKMdqwqa0HcbKQZItp7zrdmLqdGvPrJu/LfSi3g1bwfhyvUBnygXIyjqEIclbZROqai8ypuQqQ8pQSJDCYAJ1aE9ikJN3XjF7BoJgULa', '#63cfc6d0e89de5779f423d5b61f13ce2d5347e26d7ab5d9478961fbc07093b28', 2, NULL, '', 1791160920000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (14, 'N1LaP8Oq8OO5LDB8P5ORemgeqf8BQL4QxFuNNey4+CxWUOCHOH68vopZAyoPGkipetLggqZcXYBgx3azBEFTYfCAey/byX+q0t5C0hLDt3oFlPQRstc1/+LpFDe7x0N2KNwiVyBJScH7+TY1', '#5243833a564158310cf793b35a7d85fa7588d50188e574f1c4c28e1b3d0eeaa5', 2, NULL, '', 1791160920000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (15, 'zfKCIHQhOsADLQA9gsChpui11sWfMQOmKeEKHZUzqpXJJDDVDwGh/i6yV3rDNdjyauJ9lUDs+GSBxCiBBxnRLtEagNgIkr4VhsTR80Xs/R68TFwv+49IDKqQB+Pn+Shy/9y6V+9hef4BG1yL', '#52ba379a1b4d8c95d591c333ba298d12e90294d15b77d7a58cc95168a58260a3', 2, NULL, '', 1791160920000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (16, 'Jn/slL01LFkLxYKQvjvn2xEfgQ2i9+0/NiXrmuUlBxYXcqR3nhhNt1KmkALe9GUDTZMeGeF5gD/LWdPCta3sssVgt/Hv2WPaKByhp4jB2XK8/Xeg09Mns2sABY0nUI3JyWpZ3frfxMy0Of7Y', '#5441cbbb574d43bcf97ef345fb8f79b25ff860d4217b5e8acd2f19db6b561669', 2, NULL, '', 1791160920000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (17, 'dc/eU0mSvPJLABkR6zS2igRoh/JiPiglkbpzlj7pkP7k78URvoUmIdpsEORAgixuTDOMOg6gDXEKgJdZsZbiS6Vv/Bk9JTgm1QXfwRXL+TXw1SSlsBvz8j0fi3iqFiq6C9Ln4GxrRGYgg5Od', '#f6c7e2eccbe938e024e8a0bf0edab5899ab21a1dac9205732189a639b97eb5a1', 2, NULL, '', 1791160920000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (18, '', '', NULL, NULL, '', 1791160920000, 1791160920000)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (19, 'VJyuTOGXY5JAd0h0VeNWxcSrHBL4S6WRfJyaPnaW9EtpQgQAN0tCa91WIaIK7AnexaQf0jtcnzqO9UvWMPdmLvipvBkQTKnVO60534HAfQwMWh7ZujYLd/Cy2Gz2jSoeKgrvN4ux76PBjA==', '#f0995bb50a3e9f1821727ae6e34a6c35b64ff8d90d29182d6bbf81a167a41b2c', 2, 1791160920000, 'Saya setuju Humas Kota Kendari menyimpan nama, nomor telepon, alamat, dan kelurahan saya untuk menangani pengaduan saya dan mengabarkan perkembangannya. Saya dapat meminta untuk melihat, memperbaiki, atau menghapusnya kapan saja.', 1791160920000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (20, 'F2G6sGaZ6BoiXn9Qiq0k8tyMvA75ppQZVI/loymQJwjYQfp9WaqEuTbVZdrXYoWJWcmXRcynidekxATUkEjv51/b9AHrHDiz91aRA+8AhzQcnRQKOf2jq1W4UIbnX4XXv2X5j29y2DNeo06f', '#23cb1703f7b8dc753b830339b518184fc8237fc121c9eab6bd93a0c7a27e26bf', 2, NULL, '', 1793577600000, NULL)
;;
INSERT INTO citizen (id, identity, phone_index, ward_id, consent_at, consent_text, created_at, erased_at) VALUES (21, '9WriGpzJGQdq07V/hXp/ftJ9ENCxdoUOkQZWrhMedKy7dmlFONjl6uaP9W7dkl23KcIZ63woIn8Nt6RsGT+KRwzViIpvSbfHq8f0W559xYtaayBh+T5wuAUAKg44T0B0HhIxgClS5r7i8tl3', '#1db3b0bc1e1aa754920ae2c208fcd4f295e84026eb8dbe2bc2b323b3d687a2d1', 2, NULL, '', 1793577600000, NULL)
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (1, 1, 'k+jHrfmgbWg9bbkq3HzwzkxkUD7tY3tzzTxlDY02cOch+r47IusTnqYfcVf28tCbF/wwC5UQeyiBVEua')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (2, 2, 'QcbJtiDk0tphaRMZtsFZFli1F415tNhHZ57P+KeEM3dyYstdrZJ7e3FBVP6OiQwZofSHBH5D4OB1YG6z')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (3, 3, 'o3I8E16+C4gOnwQYxUVtr/RaATaIEw3Euj9qe+q1Ozp87rzk2X3v0h+elpSeFpYV0aqwjMX2LOeIkKAs')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (4, 4, 'ap9W3U+G38lEWIMbefVpS4a3WWcKrAKBFGZAhlrw5ncAHwiq38PydIQ61yHH6+K4dVUNnkJYnSNgm1H1')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (5, 5, '0a+iNEirPVj3C0vHEwg0D4oI5tNi8rAY7BBY+cRU5fQUZtx3kca94Or7ndgEaUnqjLseV1eLWOyQE0lp')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (6, 6, 'DTvLkHtQJ+400h+N6bRGYJtLaZ1tx8I1M3dWiCH6XGyGe+n4LM9rcbTpe2FWfv6hzMOV5zt35piyM3ui')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (7, 7, 'zKV01n7qiAGKanOva2cNzVCKfQD1H9xpxk2MUmowvr7Hv3HIbvCx1ixyvsHoCz2SEXt7W28+td3Y73y2')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (8, 8, 'CKNeKk7lWgI3UnR2ZHR3GZZAohE9vsIrObqZPUGxrecyr2L4qHemj4EikbY/5Zy06KY333M7eipGVd1Z')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (9, 9, '8ugNnVA7hWLcQXlhEXOIe+peTrp9Z4BvaXkRHBEoBJr8AmLNNWIS2J2NCK2P2Iv03U/jND7kaXMdDtuy')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (10, 10, 'h5NQW3kjwRC1qQC6bm9HCWa4KRYRvOHUJOZzDPwkA7soasn1zF3AWEK2NzaPp2HE5CFIQVsc/83fmo7I')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (11, 11, 'TeVj6z9nzeeSb0SP8v9dyXq5rWX0HdxE+Qb5Ii5wJW9NehnzJjQVKmDFsadNyuOvrc7PIIYiH5HwCTz3')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (12, 12, '4tDuL8HH0vyqQCntEeygmpRSk5XyWseN20LWVxM1poYtiQHqYccMJrIDqg5JsZ5u3w39PI50ALT41Ch/')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (13, 13, 'vtnlViE11M1Myja9xfcH1u9UJ5VgicGOLI2WdNpW/kD/bAyVaHtdlO5H8ONLZJdRZrFGU/S1C8xymoJY')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (14, 14, 'AKboTNcTdIEapdPCLUOKsQ+nJqWA213taffGForrHBwKj1U9eW3lyKvHlw8knXX/Rd7yC2A0XjGol8LS')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (15, 15, 'nmwz6DGompyTGxp4jDqk8DAQckCFRfYMkpN2x5F72Fcdvvv77s2hdhG0Prd+HXPdgDHuXCHZ6tqCGQil')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (16, 16, 'hWJh+JWDJCsmx7muA2OwjgaPrKpK7I1NoQNJai2TeUlBJ1QH/TAhWjailJwt4L6UfpkYsiRSogmb3SQM')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (17, 17, 'r7h+B0e65o1OH3E98TzTh36vQSUmfWkhL3mbMRbNF1nJVFSiaNAYssquCacuGGrao2yHatfvVKF2CXqN')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (19, 19, 'DUnGQB455MaYNyDX0sUns1M4hsU0prdy0ORYwGTO8VOodzy7kQSDyGCTEQKAvkmQr/ctlgPDzfN9Vyz6')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (20, 20, '1AkHjJJvr8KOrKjJ0P5957ONELbAO4FsCsYl4YEq1BChSHkpPTf06r9MNtuPwehHBLuOMB7Vfqu9PsRS')
;;
INSERT INTO citizen_key (id, citizen_id, wrapped) VALUES (21, 21, 'RdoZWLIP63KfJ35jBE5Zt3g4/bQB0/0IUoc318LvTMoHINI+gMqN86k/KcYY89gkwYhqamVHLsZhf6k9')
;;
INSERT INTO account (id, role, login, name, phone, password_hash, agency_id, citizen_id, state, must_change, created_at) VALUES (1, 'operator', 'operator', 'Operator Humas', '', '', NULL, NULL, 'active', FALSE, 1791158400000)
;;
INSERT INTO account (id, role, login, name, phone, password_hash, agency_id, citizen_id, state, must_change, created_at) VALUES (2, 'supervisor', 'supervisor', 'Supervisor Humas', '', '', NULL, NULL, 'active', FALSE, 1791158400000)
;;
INSERT INTO account (id, role, login, name, phone, password_hash, agency_id, citizen_id, state, must_change, created_at) VALUES (3, 'viewer', 'viewer', 'Viewer Humas', '', '', NULL, NULL, 'active', FALSE, 1791158400000)
;;
INSERT INTO account (id, role, login, name, phone, password_hash, agency_id, citizen_id, state, must_change, created_at) VALUES (4, 'officer', 'pupr', 'Petugas PUPR', '', '', 1, NULL, 'active', FALSE, 1791158400000)
;;
INSERT INTO account (id, role, login, name, phone, password_hash, agency_id, citizen_id, state, must_change, created_at) VALUES (5, 'officer', 'rsud', 'Petugas RSUD', '', '', 2, NULL, 'active', FALSE, 1791158400000)
;;
INSERT INTO account (id, role, login, name, phone, password_hash, agency_id, citizen_id, state, must_change, created_at) VALUES (6, 'officer', 'dlhk', 'Petugas DLHK', '', '', 3, NULL, 'disabled', FALSE, 1791158400000)
;;
INSERT INTO account (id, role, login, name, phone, password_hash, agency_id, citizen_id, state, must_change, created_at) VALUES (7, 'citizen', '#f09613fb4e65087708e6615e3f4d8c2a50e94eba1658f2e291dcc33f476b7306', '', '', '', NULL, 1, 'active', FALSE, 1791158400000)
;;
INSERT INTO account (id, role, login, name, phone, password_hash, agency_id, citizen_id, state, must_change, created_at) VALUES (8, 'citizen', '#52cfec50a41e0cf9e9b3182c762058f2ee9aa16ff54d9c1a291fcd23be4df092', '', '', '$argon2id$v=19$m=19456,t=2,p=1$ABjrb2P1sKTFQuClBj5pJw$T6F0GpMLz51cINXILawhwlFtKplK3UyIS9zB2ycAg+8', NULL, 19, 'active', FALSE, 1791160920000)
;;
INSERT INTO session (id, token_hash, account_id, kind, created_at, expires_at, revoked_at) VALUES (1, '555e9801e0eb77d0bce8eb9639d3d889dcce1c00bdd7312a73b88af129268084', 8, 'web', 1791160920000, 1793752920000, NULL)
;;
INSERT INTO ssh_key (id, account_id, fingerprint, public_key, comment, added_at, revoked_at) VALUES (1, 4, 'SHA256:X75Mb3nqVpJG3UuCRMIO94EyEAtegd44QTYVIRv99HI', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB', '', 1791160920000, NULL)
;;
INSERT INTO login_attempt (id, at, login_digest, source, ok) VALUES (1, 1791160920000, '955917d99dceb73914c649ae5c391a45c99a1f8ceb18eca1874e399ff8ba8ff5', '10.0.0.1', TRUE)
;;
INSERT INTO hit (id, action, source, at) VALUES (1, 'complaint', '10.0.0.1', 1791160920000)
;;
INSERT INTO category (id, code, name, agency_id) VALUES (1, 'jalan', 'Jalan', 1)
;;
INSERT INTO category (id, code, name, agency_id) VALUES (2, 'sampah', 'Sampah', 3)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (1, '26-0001-7', 2, NULL, 'Lampu jalan mati', 'Lampu jalan mati di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-1', '0854c7df1f75612d2a908edf9569ced8eba2749d52f5277facdc5af49c267e09', NULL, 'new', NULL, 'forward', 1791172800000, 1, 0, 0, NULL, '', NULL, '', NULL, 1791158400000, NULL, NULL, 1791158400000, 1)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (2, '26-0002-5', 3, NULL, 'Sampah menumpuk', 'Sampah menumpuk di depan pasar, sudah seminggu.', '', NULL, 'portal', 'public', 'test-key-2', '34017d355fc5bb52942d3bf66fa3162e8725fe8786f122124f8cff031231743e', NULL, 'new', NULL, 'forward', 1791880920000, 1, 0, 0, NULL, '', NULL, '', NULL, 1791158400000, NULL, NULL, 1791866520000, 3)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (3, '26-0003-0', 4, 1, 'Jalan "berlubang" & licin; 100% rusak\', 'Jalan "berlubang" & licin; 100% rusak\ di depan pasar, sudah seminggu.', 'Jl. A. Yani', NULL, 'phone', 'anonymous', 'test-key-3', '3fea4d839fa7b0a3f26862b61484760a497030e111a7232c8774ea64336f4eff', NULL, 'forwarded', 1, 'reply', 1791245220000, 1, 1, 0, NULL, '', NULL, '', NULL, 1791158820000, NULL, NULL, 1791158820000, 2)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (4, '26-0004-9', 5, NULL, 'Bukan urusan kami', 'Bukan urusan kami di depan pasar, sudah seminggu.', '', NULL, 'whatsapp', 'public', 'test-key-4', 'd1bb5517f03cf43e01016c84259cf2a7b02987e52bf960849cffa6ddc0e23832', NULL, 'returned', NULL, 'forward', 1791173220000, 1, 1, 1, NULL, '', NULL, '', NULL, 1791158820000, NULL, NULL, 1791158820000, 3)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (5, '26-0005-8', 6, NULL, 'Sudah dijawab', 'Sudah dijawab di depan pasar, sudah seminggu.', '', NULL, 'lapor', 'secret', 'test-key-5', 'ea6bb16637bed6d5aef2a2a5b90a77a7f6f22a2a4f5304156edc7883405ca9ab', NULL, 'answered', 1, 'review', 1791173640000, 1, 1, 0, NULL, '', NULL, '', NULL, 1791159240000, NULL, NULL, 1791159240000, 3)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (6, '26-0006-3', 7, NULL, 'Pekerjaan lama', 'Pekerjaan lama di depan pasar, sudah seminggu.', '', NULL, 'import', 'public', 'test-key-6', '28797dcb560b70de735c1da1811c23a04cfa2024e5ef74840f0149477e2b2d8c', NULL, 'in_progress', 1, 'promise', 1792511999999, 1, 1, 0, NULL, '', NULL, '', NULL, 1791159240000, 1791159240000, NULL, 1791159240000, 4)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (7, '26-0007-4', 1, NULL, 'Selesai', 'Selesai di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-7', '3e0e5f1511d0deab4f0b1b9632fad382ed37d491bf48c4a5b789ffd48d49d237', NULL, 'closed', 1, NULL, NULL, 1, 1, 0, NULL, '', NULL, '', 4, 1791159660000, 1791159660000, 1791159660000, 1791159660000, 5)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (8, '26-0008-2', 8, NULL, 'Dikembalikan', 'Dikembalikan di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-8', 'abfb66b1e03ccf6e5b9059c3117439db8b366a89ea33609802ff76ec8c2affb2', NULL, 'forwarded', 1, 'reply', 1791246480000, 1, 1, 0, NULL, '', NULL, '', NULL, 1791160080000, NULL, NULL, 1791160080000, 4)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (9, '26-0009-6', 9, NULL, 'Dibuka lagi', 'Dibuka lagi di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-9', '951b130f00f364a883d8781d3b0b92406b576374a0bc149c9bdebba2a3747c44', NULL, 'reopened', NULL, 'forward', 1791174900000, 2, 1, 0, NULL, '', NULL, '', NULL, 1791160500000, 1791160500000, NULL, 1791160500000, 5)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (10, '26-0010-5', 10, NULL, 'Jalan nasional', 'Jalan nasional di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-10', 'cecd40bd6754a1b81b3ae25b0a73b568e06c42dd92fd3ab811794521e7188a07', NULL, 'referred', NULL, NULL, NULL, 1, 0, 0, NULL, '', NULL, 'Balai Jalan (BJ-77)', NULL, 1791160920000, NULL, 1791160920000, 1791160920000, 2)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (11, '26-0011-8', 11, NULL, 'Sama saja', 'Sama saja di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-11', 'f176403ff9033cefb2efe9d56aa0929d4ae75c721acbd6b84b69641e3fded562', NULL, 'merged', NULL, NULL, NULL, 1, 0, 0, 3, '', NULL, '', NULL, 1791160920000, NULL, 1791160920000, 1791160920000, 2)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (12, '26-0012-6', 12, NULL, 'Iklan', 'Iklan di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-12', '439617d8425ad72cb7bf9040626882fdb7aa8ef3d07d02fd8178dafb116d5f8d', NULL, 'rejected', NULL, NULL, NULL, 1, 0, 0, NULL, 'Bukan pengaduan.', 1, '', NULL, 1791160920000, NULL, 1791160920000, 1791160920000, 3)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (13, '26-0013-9', 13, NULL, 'Mungkin iklan', 'Mungkin iklan di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-13', '7b42f2c2f502f1987a74d4271eef7c9dd7eeb68d8af5a2efd950c6138509de5d', NULL, 'new', NULL, 'forward', 1791175320000, 1, 0, 0, NULL, 'Bukan pengaduan.', 1, '', NULL, 1791160920000, NULL, NULL, 1791160920000, 2)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (14, '26-0014-7', 14, NULL, 'Pindah dinas', 'Pindah dinas di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-14', 'e26dffd9c3736fdd39da44c3f405834150c12c520ac6e5fd6404ee7c6735aada', NULL, 'forwarded', 3, 'reply', 1791247320000, 1, 2, 0, NULL, '', NULL, '', NULL, 1791160920000, NULL, NULL, 1791160920000, 3)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (15, '26-0015-2', 15, NULL, 'Salah teruskan', 'Salah teruskan di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-15', 'fcf699d497051be6cca71cb8d6624ec4fe66f9161368aa20c4fb68de7d469fdd', NULL, 'new', NULL, 'forward', 1791175320000, 1, 0, 0, NULL, '', NULL, '', NULL, 1791160920000, NULL, NULL, 1791160920000, 3)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (16, '26-0016-0', 16, NULL, 'Digabung kemudian', 'Digabung kemudian di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-16', 'aa6979bcad6e5ed2e12631c999157eb5c2c499c67723e214db37a0a8d026caa3', NULL, 'merged', 1, NULL, NULL, 1, 1, 0, 3, '', NULL, '', NULL, 1791160920000, NULL, 1791160920000, 1791160920000, 3)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (17, '26-0017-1', 17, NULL, 'Dijawab lalu digabung', 'Dijawab lalu digabung di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-17', '3c125facc50f25f490f6cc44158006547dcb9201377937f4ce9ac8418bce86af', NULL, 'merged', 1, NULL, NULL, 1, 1, 0, 3, '', NULL, '', NULL, 1791160920000, NULL, 1791160920000, 1791160920000, 4)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (18, '26-0018-3', 18, NULL, 'Minta dihapus', 'Minta dihapus di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-18', '5814762f5e49717336d869b1b3be8e2c21c904a11a67baeca57802869332dbaf', NULL, 'new', NULL, 'forward', 1791175320000, 1, 0, 0, NULL, '', NULL, '', NULL, 1791160920000, NULL, NULL, 1791160920000, 1)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (19, '26-0019-4', 20, NULL, 'Tanya dulu', 'Tanya dulu di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-19', 'bcca2ad44b0b6c7a850d136a1aa1d337cc8fd1bcf8ba1527e494f60071b57fe9', NULL, 'needs_data', NULL, 'data', 1793836800000, 1, 0, 0, NULL, '', NULL, '', NULL, 1793577600000, NULL, NULL, 1793577600000, 2)
;;
INSERT INTO complaint (id, number, citizen_id, category_id, title, body, place, ward_id, channel, privacy, client_key, secret_hash, external_id, state, agency_id, clock, due_at, cycle, handovers, returns, merged_into_id, reject_reason, reject_by_id, referred_to, rating, received_at, answered_at, closed_at, updated_at, version) VALUES (20, '26-0020-8', 21, NULL, 'Masih dikerjakan', 'Masih dikerjakan di depan pasar, sudah seminggu.', '', NULL, 'counter', 'public', 'test-key-20', '5381a7ca15a015ae47b81de9ac3f914f0e562844a64e1c50d8d96e181e0dbfc1', NULL, 'in_progress', 1, 'promise', 1795190399999, 1, 1, 0, NULL, '', NULL, '', NULL, 1793577600000, 1793577600000, NULL, 1793577600000, 4)
;;
INSERT INTO attachment (id, owner_kind, owner_id, sha256, size, mime, name, created_at) VALUES (1, 'complaint', 2, 'abababababababababababababababababababababababababababababababab', 1000, 'image/jpeg', 'jalan.jpg', 1791158400000)
;;
INSERT INTO attachment (id, owner_kind, owner_id, sha256, size, mime, name, created_at) VALUES (2, 'visit', 1, 'abababababababababababababababababababababababababababababababab', 1000, 'image/jpeg', 'jalan.jpg', 1791520920000)
;;
INSERT INTO attachment (id, owner_kind, owner_id, sha256, size, mime, name, created_at) VALUES (3, 'answer', 1, 'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd', 1, 'image/jpeg', 'x.jpg', 1)
;;
INSERT INTO attachment (id, owner_kind, owner_id, sha256, size, mime, name, created_at) VALUES (4, 'article', 1, 'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd', 1, 'image/jpeg', 'x.jpg', 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (1, 3, 1, 1, '', 1791158820000, NULL, NULL, NULL, NULL, 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (2, 4, 1, 1, '', 1791158820000, NULL, NULL, 1791158820000, 'returned', 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (3, 5, 1, 1, '', 1791159240000, 1791159240000, NULL, NULL, NULL, 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (4, 6, 1, 1, '', 1791159240000, 1791159240000, 1791159240000, NULL, NULL, 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (5, 7, 1, 1, '', 1791159660000, 1791159660000, 1791159660000, 1791159660000, 'answered', 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (6, 8, 1, 1, '', 1791160080000, NULL, NULL, NULL, NULL, 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (7, 9, 1, 1, '', 1791160500000, 1791160500000, 1791160500000, 1791160500000, 'answered', 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (8, 14, 1, 1, '', 1791160920000, NULL, NULL, 1791160920000, 'transferred', 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (9, 14, 1, 3, '', 1791160920000, NULL, NULL, NULL, NULL, 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (10, 15, 1, 1, '', 1791160920000, NULL, NULL, 1791160920000, 'undone', 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (11, 16, 1, 1, '', 1791160920000, NULL, NULL, 1791160920000, 'withdrawn', 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (12, 17, 1, 1, '', 1791160920000, 1791160920000, NULL, 1791160920000, 'withdrawn', 1)
;;
INSERT INTO referral (id, complaint_id, cycle, agency_id, note, forwarded_at, submitted_at, accepted_at, closed_at, outcome, account_id) VALUES (13, 20, 1, 1, '', 1793577600000, 1793577600000, 1793577600000, NULL, NULL, 1)
;;
INSERT INTO answer (id, referral_id, complaint_id, account_id, body, kind, promise_at, at, review, reviewed_at, reviewer_id, reason, client_key) VALUES (1, 3, 5, 4, 'Lubang sudah ditutup hari ini oleh regu pemeliharaan.', 'final', NULL, 1791159240000, 'pending', NULL, NULL, '', 'answer-26-0005-8')
;;
INSERT INTO answer (id, referral_id, complaint_id, account_id, body, kind, promise_at, at, review, reviewed_at, reviewer_id, reason, client_key) VALUES (2, 4, 6, 4, 'Sedang dikerjakan.', 'interim', 1792511999999, 1791159240000, 'accepted', 1791159240000, 1, '', 'interim-1')
;;
INSERT INTO answer (id, referral_id, complaint_id, account_id, body, kind, promise_at, at, review, reviewed_at, reviewer_id, reason, client_key) VALUES (3, 5, 7, 4, 'Lubang sudah ditutup hari ini oleh regu pemeliharaan.', 'final', NULL, 1791159660000, 'accepted', 1791159660000, 1, '', 'answer-26-0007-4')
;;
INSERT INTO answer (id, referral_id, complaint_id, account_id, body, kind, promise_at, at, review, reviewed_at, reviewer_id, reason, client_key) VALUES (4, 6, 8, 4, 'Lubang sudah ditutup hari ini oleh regu pemeliharaan.', 'final', NULL, 1791160080000, 'sent_back', 1791160080000, 1, 'Belum menjawab.', 'answer-26-0008-2')
;;
INSERT INTO answer (id, referral_id, complaint_id, account_id, body, kind, promise_at, at, review, reviewed_at, reviewer_id, reason, client_key) VALUES (5, 7, 9, 4, 'Lubang sudah ditutup hari ini oleh regu pemeliharaan.', 'final', NULL, 1791160500000, 'accepted', 1791160500000, 1, '', 'answer-26-0009-6')
;;
INSERT INTO answer (id, referral_id, complaint_id, account_id, body, kind, promise_at, at, review, reviewed_at, reviewer_id, reason, client_key) VALUES (6, 12, 17, 4, 'Lubang sudah ditutup hari ini oleh regu pemeliharaan.', 'final', NULL, 1791160920000, 'withdrawn', NULL, NULL, '', 'answer-26-0017-1')
;;
INSERT INTO answer (id, referral_id, complaint_id, account_id, body, kind, promise_at, at, review, reviewed_at, reviewer_id, reason, client_key) VALUES (7, 13, 20, 4, 'Sedang.', 'interim', 1795190399999, 1793577600000, 'accepted', 1793577600000, 1, '', 'interim-2')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (1, NULL, 1791158400000, NULL, 'system', 'holiday_added', '{"day":"2026-12-25"}', '0000000000000000000000000000000000000000000000000000000000000000', '28e51aa7798e6f7c3c99654dbde8a0e92b61053eb6988c9aa7f7b04de016b2f0')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (2, NULL, 1791158400000, 2, 'supervisor', 'policy_changed', '{"hours":{"data":[72,168],"forward":[4,24],"promise":[0,72],"reply":[24,72],"review":[4,24]},"soon_hours":4,"undo_minutes":15,"window":[420,1260]}', '28e51aa7798e6f7c3c99654dbde8a0e92b61053eb6988c9aa7f7b04de016b2f0', '7322e36badc564ed18ea22281f0a77b700d8ea652756340b050f0a0e0ae06779')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (3, 1, 1791158400000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0001-7"}', '7322e36badc564ed18ea22281f0a77b700d8ea652756340b050f0a0e0ae06779', '5d1327c6a30fa0fce7846d39c9ddb604395e1ea75d5fc1084f311b034a3595a4')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (4, 2, 1791158400000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0002-5"}', '5d1327c6a30fa0fce7846d39c9ddb604395e1ea75d5fc1084f311b034a3595a4', '4fd1b013d83b1521613b1a7d288039b351ed3166a89418b44eeda444041093d2')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (5, 2, 1791158400000, 1, 'operator', 'data_asked', '{"before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791172800000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[3,4],"referral":null},"question":"Di mana tepatnya?"}', '4fd1b013d83b1521613b1a7d288039b351ed3166a89418b44eeda444041093d2', '46420c156e766367d94d68837656791e18dd8f3b6fce2d64e50d5fe18c62e53e')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (6, 3, 1791158820000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0003-0"}', '46420c156e766367d94d68837656791e18dd8f3b6fce2d64e50d5fe18c62e53e', '29a01b89c05fa7b197c5ecc8a68642372b13bfe70aee1ebb0fae378e56eec707')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (7, 3, 1791158820000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791173220000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[7,8],"referral":null},"due_at":"2026-10-06T08:07:00+08:00","from":"","note":"","referral":1}', '29a01b89c05fa7b197c5ecc8a68642372b13bfe70aee1ebb0fae378e56eec707', '00983e9df803206d22ce945836b896d5cf7b917ed8018359ee5dec9dd6ca3d50')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (8, 4, 1791158820000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0004-9"}', '00983e9df803206d22ce945836b896d5cf7b917ed8018359ee5dec9dd6ca3d50', 'abfe1e202d2f6cdf4107e2c2377a19586c47089a86ceb77dd6cc384e122f47dc')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (9, 4, 1791158820000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791173220000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[11,12],"referral":null},"due_at":"2026-10-06T08:07:00+08:00","from":"","note":"","referral":2}', 'abfe1e202d2f6cdf4107e2c2377a19586c47089a86ceb77dd6cc384e122f47dc', 'd9fb35ed6b2845ea00cc524581b90228f5c67aea659c282283469424b5f451f3')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (10, 4, 1791158820000, 4, 'officer', 'returned', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":1,"answered_at":null,"clock":"reply","closed_at":null,"cycle":1,"due_at":1791245220000,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"forwarded"},"pending":[13,14],"referral":{"accepted_at":null,"id":2,"submitted_at":null}},"reason":"Bukan wewenang dinas.","referral":2}', 'd9fb35ed6b2845ea00cc524581b90228f5c67aea659c282283469424b5f451f3', 'd16fd6d91b5a6e8c398d537eea845880729c6636b8ba8d09b85e4953c65eb8c8')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (11, 5, 1791159240000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0005-8"}', 'd16fd6d91b5a6e8c398d537eea845880729c6636b8ba8d09b85e4953c65eb8c8', 'd8be9ecd47650724bb78f3de75132a18447cc9540e1074d60e377ec54a7d2cdc')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (12, 5, 1791159240000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791173640000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[17,18],"referral":null},"due_at":"2026-10-06T08:14:00+08:00","from":"","note":"","referral":3}', 'd8be9ecd47650724bb78f3de75132a18447cc9540e1074d60e377ec54a7d2cdc', 'f87ea785c683c770befcacd127e09104600057fe5877f8251fda02775e940575')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (13, 5, 1791159240000, 4, 'officer', 'answered', '{"answer":1,"kind":"final","promise_at":null}', 'f87ea785c683c770befcacd127e09104600057fe5877f8251fda02775e940575', '5020f8fbb0a17d88cdfc65cf58d1577c0a7d9825ece663c9c4d504b23e33ae36')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (14, 6, 1791159240000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0006-3"}', '5020f8fbb0a17d88cdfc65cf58d1577c0a7d9825ece663c9c4d504b23e33ae36', '1e15c4d2e7a1a06f9f540c1d7e02d304da1f6f712143787fdabeaec7fb5d83d9')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (15, 6, 1791159240000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791173640000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[23,24],"referral":null},"due_at":"2026-10-06T08:14:00+08:00","from":"","note":"","referral":4}', '1e15c4d2e7a1a06f9f540c1d7e02d304da1f6f712143787fdabeaec7fb5d83d9', '7c2e78471973618b212499fa459a4aa88919eb3efd75a8a053bb8fdb6ae873ec')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (16, 6, 1791159240000, 4, 'officer', 'answered', '{"answer":2,"kind":"interim","promise_at":"2026-10-20T23:59:59+08:00"}', '7c2e78471973618b212499fa459a4aa88919eb3efd75a8a053bb8fdb6ae873ec', '0f85fd57de44198139e88c12a3b21a64e5a1416d463177fc01c885b9cbd23009')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (17, 6, 1791159240000, 1, 'operator', 'accepted', '{"answer":2,"before":{"answer":2,"complaint":{"agency_id":1,"answered_at":null,"clock":"review","closed_at":null,"cycle":1,"due_at":1791173640000,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"answered"},"pending":[27,28],"referral":{"accepted_at":null,"id":4,"submitted_at":1791159240000}},"kind":"interim","promise_at":"2026-10-20T23:59:59+08:00"}', '0f85fd57de44198139e88c12a3b21a64e5a1416d463177fc01c885b9cbd23009', '2bc805bbdd6bf77414be685c665ea7fdc3aafbb502ba55adb2ab90ea5d4a91b4')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (18, 7, 1791159660000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0007-4"}', '2bc805bbdd6bf77414be685c665ea7fdc3aafbb502ba55adb2ab90ea5d4a91b4', '23a9eddbf5b3c4c00365463e9bb48b4b682c5c82c24b53d1cf13775e39f17f21')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (19, 7, 1791159660000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791174060000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[31,32],"referral":null},"due_at":"2026-10-06T08:21:00+08:00","from":"","note":"","referral":5}', '23a9eddbf5b3c4c00365463e9bb48b4b682c5c82c24b53d1cf13775e39f17f21', '58993e6860247a1a35b7c5fbedc533e480de9a677a0a00dc23189c9ba09e9b53')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (20, 7, 1791159660000, 4, 'officer', 'answered', '{"answer":3,"kind":"final","promise_at":null}', '58993e6860247a1a35b7c5fbedc533e480de9a677a0a00dc23189c9ba09e9b53', '726b25fbe0f678d4dd49426a35d7e584be37b6a28d434fc8e8451b6d5f6da109')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (21, 7, 1791159660000, 1, 'operator', 'accepted', '{"answer":3,"before":{"answer":3,"complaint":{"agency_id":1,"answered_at":null,"clock":"review","closed_at":null,"cycle":1,"due_at":1791174060000,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"answered"},"pending":[35,36],"referral":{"accepted_at":null,"id":5,"submitted_at":1791159660000}},"kind":"final","promise_at":null}', '726b25fbe0f678d4dd49426a35d7e584be37b6a28d434fc8e8451b6d5f6da109', 'd3cc18a8c4df529244d46f2ced30de41686406cf41da850d3f0b4da75d6f5eed')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (22, 7, 1791159660000, 7, 'citizen', 'rated', '{"rating":4}', 'd3cc18a8c4df529244d46f2ced30de41686406cf41da850d3f0b4da75d6f5eed', 'e6f08b712271b505817fa86d49e89385edda72d21f07142baa3e6e7655079be4')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (23, 8, 1791160080000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0008-2"}', 'e6f08b712271b505817fa86d49e89385edda72d21f07142baa3e6e7655079be4', '3bcfeb7115eb194ffda8ab89ecdd0fbf13b914b63eead4e6c13bb8c298d2d1af')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (24, 8, 1791160080000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791174480000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[37,38],"referral":null},"due_at":"2026-10-06T08:28:00+08:00","from":"","note":"","referral":6}', '3bcfeb7115eb194ffda8ab89ecdd0fbf13b914b63eead4e6c13bb8c298d2d1af', '83006b7ed0aaa4a8f7c0fd1a4bb0b895db4718d5c26362bdd0eaa88cf1a0b0c1')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (25, 8, 1791160080000, 4, 'officer', 'answered', '{"answer":4,"kind":"final","promise_at":null}', '83006b7ed0aaa4a8f7c0fd1a4bb0b895db4718d5c26362bdd0eaa88cf1a0b0c1', '0472812631d81f1bb629629aebe6ca2280db31eac80c94657db8c13efcfbd3f0')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (26, 8, 1791160080000, 1, 'operator', 'sent_back', '{"answer":4,"before":{"answer":4,"complaint":{"agency_id":1,"answered_at":null,"clock":"review","closed_at":null,"cycle":1,"due_at":1791174480000,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"answered"},"pending":[41,42],"referral":{"accepted_at":null,"id":6,"submitted_at":1791160080000}},"reason":"Belum menjawab."}', '0472812631d81f1bb629629aebe6ca2280db31eac80c94657db8c13efcfbd3f0', '3a20e31db606adaecf03ca8f15a9fa6f56c074e33cb01b70fcf518cb082276f6')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (27, 9, 1791160500000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0009-6"}', '3a20e31db606adaecf03ca8f15a9fa6f56c074e33cb01b70fcf518cb082276f6', 'c96e4e18c2350b2f66801d9286f9f5c0fd08087073839874907aac2b6fd40918')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (28, 9, 1791160500000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791174900000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[43,44],"referral":null},"due_at":"2026-10-06T08:35:00+08:00","from":"","note":"","referral":7}', 'c96e4e18c2350b2f66801d9286f9f5c0fd08087073839874907aac2b6fd40918', '13dda8b3ec73c3f7964d42402a0ce9ca8fcee9b811d131e1b618d4fbe6b85cef')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (29, 9, 1791160500000, 4, 'officer', 'answered', '{"answer":5,"kind":"final","promise_at":null}', '13dda8b3ec73c3f7964d42402a0ce9ca8fcee9b811d131e1b618d4fbe6b85cef', 'f30ff4100975c159bb6380011462098ce00c3de7a29308abc0c2f38d4f849d6d')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (30, 9, 1791160500000, 1, 'operator', 'accepted', '{"answer":5,"before":{"answer":5,"complaint":{"agency_id":1,"answered_at":null,"clock":"review","closed_at":null,"cycle":1,"due_at":1791174900000,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"answered"},"pending":[47,48],"referral":{"accepted_at":null,"id":7,"submitted_at":1791160500000}},"kind":"final","promise_at":null}', 'f30ff4100975c159bb6380011462098ce00c3de7a29308abc0c2f38d4f849d6d', '9c28eff420ed7c19c6b75e962130d36190abb2d1cab4306e4e7a01a2bbbd0955')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (31, 9, 1791160500000, 1, 'operator', 'reopened', '{"before":{"answer":null,"complaint":{"agency_id":1,"answered_at":1791160500000,"clock":null,"closed_at":1791160500000,"cycle":1,"due_at":null,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"closed"},"pending":[],"referral":null},"reason":"Belum beres."}', '9c28eff420ed7c19c6b75e962130d36190abb2d1cab4306e4e7a01a2bbbd0955', '78a99f87d4a39eb830d6c76b5c15cb2d925ed6f1dfa083f88c34c05e15dfe875')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (32, 10, 1791160920000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0010-5"}', '78a99f87d4a39eb830d6c76b5c15cb2d925ed6f1dfa083f88c34c05e15dfe875', '96d8faabfcf24412634b79f9c524f1f5ae1316522f98ed7d98dbed3cdd0fa77e')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (33, 10, 1791160920000, 1, 'operator', 'referred', '{"before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[51,52],"referral":null},"to":"Balai Jalan","tracking":"BJ-77"}', '96d8faabfcf24412634b79f9c524f1f5ae1316522f98ed7d98dbed3cdd0fa77e', 'a3985487a4a91584313aefaaf5440847aed0d374a3a3d9d304cc25666c16a366')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (34, 11, 1791160920000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0011-8"}', 'a3985487a4a91584313aefaaf5440847aed0d374a3a3d9d304cc25666c16a366', '0be6042f6ef4735f66cc2ec77b87bdcc82d572e660f6431dae780b1d6e300ce9')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (35, 11, 1791160920000, 1, 'operator', 'merged', '{"before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[53,54],"referral":null},"into":"26-0003-0"}', '0be6042f6ef4735f66cc2ec77b87bdcc82d572e660f6431dae780b1d6e300ce9', '45f7c8f3342b6079cc1e76fa17768fa8f44d3d017b63117c023d507c024924a9')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (36, 3, 1791160920000, 1, 'operator', 'merged_in', '{"number":"26-0011-8"}', '45f7c8f3342b6079cc1e76fa17768fa8f44d3d017b63117c023d507c024924a9', '712322263311ac7befe4232e5c80057c49ba5fcec48b360378497b197092736b')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (37, 12, 1791160920000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0012-6"}', '712322263311ac7befe4232e5c80057c49ba5fcec48b360378497b197092736b', 'c6cb0ed598f1f620fb9e8e6399a04375b9191da010b82e729e94872c260fdbb3')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (38, 12, 1791160920000, 1, 'operator', 'rejection_proposed', '{"before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[55,56],"referral":null},"reason":"Bukan pengaduan."}', 'c6cb0ed598f1f620fb9e8e6399a04375b9191da010b82e729e94872c260fdbb3', 'f9e48df62c9055ef4e013f5b939434e2ed67f2c5f2f2c12bfc224de1c73b7f37')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (39, 12, 1791160920000, 2, 'supervisor', 'rejected', '{"before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":1,"reject_reason":"Bukan pengaduan.","returns":0,"state":"new"},"pending":[55,56],"referral":null},"reason":"Bukan pengaduan."}', 'f9e48df62c9055ef4e013f5b939434e2ed67f2c5f2f2c12bfc224de1c73b7f37', 'aa1b4a366d49c2a8e2e6dd89ff7dbf816c3584d32ade1eaa4ee9f5e927a59388')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (40, 13, 1791160920000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0013-9"}', 'aa1b4a366d49c2a8e2e6dd89ff7dbf816c3584d32ade1eaa4ee9f5e927a59388', 'e868f9371cce94c69f169b8b44f9c3dd063517399c7c7d0168118617664de0c8')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (41, 13, 1791160920000, 1, 'operator', 'rejection_proposed', '{"before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[57,58],"referral":null},"reason":"Bukan pengaduan."}', 'e868f9371cce94c69f169b8b44f9c3dd063517399c7c7d0168118617664de0c8', '2e955892593598b990e2bb6e77c3f742464a059c47fba4220d5d06a71770560b')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (42, 14, 1791160920000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0014-7"}', '2e955892593598b990e2bb6e77c3f742464a059c47fba4220d5d06a71770560b', '27f3aed014ac4ab8ef42121583abaab0ffa03e868735d7087e031ad7afdf1613')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (43, 14, 1791160920000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[59,60],"referral":null},"due_at":"2026-10-06T08:42:00+08:00","from":"","note":"","referral":8}', '27f3aed014ac4ab8ef42121583abaab0ffa03e868735d7087e031ad7afdf1613', '17da461ac95de1df95962bb27daa91f5d9f68d78e2efe4d32326f623b1b3e3ff')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (44, 14, 1791160920000, 1, 'operator', 'forwarded', '{"agency":"DLHK","before":{"answer":null,"complaint":{"agency_id":1,"answered_at":null,"clock":"reply","closed_at":null,"cycle":1,"due_at":1791247320000,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"forwarded"},"pending":[61,62],"referral":{"accepted_at":null,"id":8,"submitted_at":null}},"due_at":"2026-10-06T08:42:00+08:00","from":"PUPR","note":"","referral":9}', '17da461ac95de1df95962bb27daa91f5d9f68d78e2efe4d32326f623b1b3e3ff', 'fc283a2da3e03e1a9828190c452ac037a22ea2194756f270cadefec479bc18c8')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (45, 15, 1791160920000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0015-2"}', 'fc283a2da3e03e1a9828190c452ac037a22ea2194756f270cadefec479bc18c8', '0aaa46439609c89e4d1da0846459c0c5eb2534f22a17d9ff6b50191f9ec128a9')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (46, 15, 1791160920000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[65,66],"referral":null},"due_at":"2026-10-06T08:42:00+08:00","from":"","note":"","referral":10}', '0aaa46439609c89e4d1da0846459c0c5eb2534f22a17d9ff6b50191f9ec128a9', 'd85acb821d6fcb595d7927eb3232ede11e24efe33cac65842407dc94b243bd00')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (47, 15, 1791160920000, 1, 'operator', 'undone', '{"event":46,"kind":"forwarded"}', 'd85acb821d6fcb595d7927eb3232ede11e24efe33cac65842407dc94b243bd00', '4252a950af83fa3306c430cc4140a11a65f44c538c948b033565888e476ecc06')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (48, 16, 1791160920000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0016-0"}', '4252a950af83fa3306c430cc4140a11a65f44c538c948b033565888e476ecc06', '3569279e11728187b25a09e0439193cdd5d580516bf51e73b1ab89d2a990733b')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (49, 16, 1791160920000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[69,70],"referral":null},"due_at":"2026-10-06T08:42:00+08:00","from":"","note":"","referral":11}', '3569279e11728187b25a09e0439193cdd5d580516bf51e73b1ab89d2a990733b', '62f10ffd055b81d6c7e6005a96a7a0d2a339714d4a997ecd4e358e4167e3a89a')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (50, 16, 1791160920000, 1, 'operator', 'merged', '{"before":{"answer":null,"complaint":{"agency_id":1,"answered_at":null,"clock":"reply","closed_at":null,"cycle":1,"due_at":1791247320000,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"forwarded"},"pending":[71,72],"referral":{"accepted_at":null,"id":11,"submitted_at":null}},"into":"26-0003-0"}', '62f10ffd055b81d6c7e6005a96a7a0d2a339714d4a997ecd4e358e4167e3a89a', 'cc88ab9e47e5a1f54a04bbbb3f1e857fa547b7639b8b8d409ee36013c227fcfa')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (51, 3, 1791160920000, 1, 'operator', 'merged_in', '{"number":"26-0016-0"}', 'cc88ab9e47e5a1f54a04bbbb3f1e857fa547b7639b8b8d409ee36013c227fcfa', '57abbe832759b64510ef94d960a0050b82feb88a4e3b7ebaf16a07bc03040ee6')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (52, 17, 1791160920000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0017-1"}', '57abbe832759b64510ef94d960a0050b82feb88a4e3b7ebaf16a07bc03040ee6', '3f74726461125f3639016091fb19a359b0d3b6879624d7067d00fa721c7dc9f7')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (53, 17, 1791160920000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[73,74],"referral":null},"due_at":"2026-10-06T08:42:00+08:00","from":"","note":"","referral":12}', '3f74726461125f3639016091fb19a359b0d3b6879624d7067d00fa721c7dc9f7', '0d6adeaca7bd77225ffe7f05df8ea2dd6398bd397608c0d9fc2e5d3bc6aea7e5')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (54, 17, 1791160920000, 4, 'officer', 'answered', '{"answer":6,"kind":"final","promise_at":null}', '0d6adeaca7bd77225ffe7f05df8ea2dd6398bd397608c0d9fc2e5d3bc6aea7e5', '2fbb657c61396e2e62e1959ea5c0126e8cd257fbb6f967979d4861377966c6e4')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (55, 17, 1791160920000, 1, 'operator', 'merged', '{"before":{"answer":6,"complaint":{"agency_id":1,"answered_at":null,"clock":"review","closed_at":null,"cycle":1,"due_at":1791175320000,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"answered"},"pending":[77,78],"referral":{"accepted_at":null,"id":12,"submitted_at":1791160920000}},"into":"26-0003-0"}', '2fbb657c61396e2e62e1959ea5c0126e8cd257fbb6f967979d4861377966c6e4', 'f57c3303c58898e90c6b1bf59307ac34c32cd669da79d6cebc90764665451f89')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (56, 3, 1791160920000, 1, 'operator', 'merged_in', '{"number":"26-0017-1"}', 'f57c3303c58898e90c6b1bf59307ac34c32cd669da79d6cebc90764665451f89', 'b699b91a90e03043fa10a4521fc1df5e0d5782e00270d1b8e403046004a267a0')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (57, 1, 1791160920000, 1, 'operator', 'noted', '{"text":"Catatan: \"tanda kutip\", baris\nbaru, dan ñ é 漢."}', 'b699b91a90e03043fa10a4521fc1df5e0d5782e00270d1b8e403046004a267a0', '853aa26ac74b492e8293c32a8a5efcda81dfd5dcf5e35da5d1d47d057603e6bd')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (58, 3, 1791160920000, 1, 'operator', 'noted', '{"text":"Catatan: \"tanda kutip\", baris\nbaru, dan ñ é 漢."}', '853aa26ac74b492e8293c32a8a5efcda81dfd5dcf5e35da5d1d47d057603e6bd', 'a2a2cd615c462d463d90a5bbf17531516b4751ed5ef4f6c3fd7f6a68118d595f')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (59, 18, 1791160920000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0018-3"}', 'a2a2cd615c462d463d90a5bbf17531516b4751ed5ef4f6c3fd7f6a68118d595f', '0f31df327cfbf54f6dd991982806c39cc0077c26d6ef394f2de375a6034e3cf7')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (60, 18, 1791160920000, 2, 'supervisor', 'identity_erased', '{"reason":"Permintaan tertulis."}', '0f31df327cfbf54f6dd991982806c39cc0077c26d6ef394f2de375a6034e3cf7', '264cb2449c213be98a725e1a643a4ff1f34d0448ada75a84ce88791ce7db261c')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (61, NULL, 1791160920000, NULL, 'public', 'account_created', '{"account":8,"role":"citizen"}', '264cb2449c213be98a725e1a643a4ff1f34d0448ada75a84ce88791ce7db261c', '039bc331296c6721bbc344ba3eec9d28cc88d11c9e291700c5aa2ba81b5f6787')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (62, 3, 1791160920000, 1, 'operator', 'identity_revealed', '{"reason":"Menelepon pelapor."}', '039bc331296c6721bbc344ba3eec9d28cc88d11c9e291700c5aa2ba81b5f6787', 'bc712bf52bdda74862a7f32c38548fa83728a3b6da6cac733c3fe469b737c7d1')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (63, NULL, 1791160920000, 2, 'supervisor', 'key_added', '{"account":4,"fingerprint":"SHA256:X75Mb3nqVpJG3UuCRMIO94EyEAtegd44QTYVIRv99HI"}', 'bc712bf52bdda74862a7f32c38548fa83728a3b6da6cac733c3fe469b737c7d1', 'd3f5261b646078febf53e9b79c6ab60605b6673dff7ad11dc8b6f30a957f7d03')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (64, 1, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-05T12:00:00+08:00","late_ms":81720000,"level":1,"messages":[],"outcome":"superseded","visit_on":""}', 'd3f5261b646078febf53e9b79c6ab60605b6673dff7ad11dc8b6f30a957f7d03', '733947a97003548bea493c2656514893eedf4001c60db412e20d99675c22586e')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (65, 4, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-05T12:07:00+08:00","late_ms":81300000,"level":1,"messages":[],"outcome":"superseded","visit_on":""}', '733947a97003548bea493c2656514893eedf4001c60db412e20d99675c22586e', '88b1e04ed1f81a8c45d81ce45ff7b951e22dfccb9ef1662b96912e008486d2de')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (66, 5, 1791254520000, NULL, 'system', 'escalated', '{"clock":"review","due_at":"2026-10-05T12:14:00+08:00","late_ms":80880000,"level":1,"messages":[],"outcome":"superseded","visit_on":""}', '88b1e04ed1f81a8c45d81ce45ff7b951e22dfccb9ef1662b96912e008486d2de', '868f891d94962e335c2dd73bf485420002183f3075796d4244ca90defbdcd9a2')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (67, 9, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-05T12:35:00+08:00","late_ms":79620000,"level":1,"messages":[],"outcome":"superseded","visit_on":""}', '868f891d94962e335c2dd73bf485420002183f3075796d4244ca90defbdcd9a2', 'a2a2dadbc5490a4c807b1bcf43c10750b1f21c1c6a3221c988405981fc9a58ef')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (68, 13, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-05T12:42:00+08:00","late_ms":79200000,"level":1,"messages":[],"outcome":"superseded","visit_on":""}', 'a2a2dadbc5490a4c807b1bcf43c10750b1f21c1c6a3221c988405981fc9a58ef', 'b29247d4e1bd0011b6ce060a47af842b90091bc546dd8210b0a025ccc71da647')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (69, 15, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-05T12:42:00+08:00","late_ms":79200000,"level":1,"messages":[],"outcome":"superseded","visit_on":""}', 'b29247d4e1bd0011b6ce060a47af842b90091bc546dd8210b0a025ccc71da647', '47f818ad9df9b22d3e785804015f2c4bd7082f16594e17b4d326c9e26bd35de1')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (70, 18, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-05T12:42:00+08:00","late_ms":79200000,"level":1,"messages":[],"outcome":"superseded","visit_on":""}', '47f818ad9df9b22d3e785804015f2c4bd7082f16594e17b4d326c9e26bd35de1', 'fa074b94de559abe1ea73ae4fad710a7963c6c95b929c0e7562a622eac334246')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (71, 1, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-06T08:00:00+08:00","late_ms":9720000,"level":2,"messages":[],"outcome":"supervisor","visit_on":""}', 'fa074b94de559abe1ea73ae4fad710a7963c6c95b929c0e7562a622eac334246', '3b6ceaa757d04a43e10fec9cf05bfec09ea04112c778cc0854b56cdf0fe66d89')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (72, 3, 1791254520000, NULL, 'system', 'escalated', '{"clock":"reply","due_at":"2026-10-06T08:07:00+08:00","late_ms":9300000,"level":1,"messages":[1],"outcome":"reminder","visit_on":""}', '3b6ceaa757d04a43e10fec9cf05bfec09ea04112c778cc0854b56cdf0fe66d89', 'cfb4b58a7e0abab5a5441c4a06c4da8bc4d16ebfd2e34f23aa8ded1d9b7f7e0e')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (73, 4, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-06T08:07:00+08:00","late_ms":9300000,"level":2,"messages":[],"outcome":"supervisor","visit_on":""}', 'cfb4b58a7e0abab5a5441c4a06c4da8bc4d16ebfd2e34f23aa8ded1d9b7f7e0e', '04660b487b903c2d66ae3716cceae722eec9fb3622a6ab1092c5ddc29403c1d5')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (74, 5, 1791254520000, NULL, 'system', 'escalated', '{"clock":"review","due_at":"2026-10-06T08:14:00+08:00","late_ms":8880000,"level":2,"messages":[],"outcome":"supervisor","visit_on":""}', '04660b487b903c2d66ae3716cceae722eec9fb3622a6ab1092c5ddc29403c1d5', 'c2aa879004be6cbfb6060e17e76d1c1fa0dcf6507b364e62cfce5d91eedccdc7')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (75, 8, 1791254520000, NULL, 'system', 'escalated', '{"clock":"reply","due_at":"2026-10-06T08:28:00+08:00","late_ms":8040000,"level":1,"messages":[1],"outcome":"reminder","visit_on":""}', 'c2aa879004be6cbfb6060e17e76d1c1fa0dcf6507b364e62cfce5d91eedccdc7', '2d0d81fe1f186d14c2bf1a4ed52f2e3cc0c2df2c17565a0a3cb94f2d4a3e2f19')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (76, 9, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-06T08:35:00+08:00","late_ms":7620000,"level":2,"messages":[],"outcome":"supervisor","visit_on":""}', '2d0d81fe1f186d14c2bf1a4ed52f2e3cc0c2df2c17565a0a3cb94f2d4a3e2f19', '5f81ad7185d0a7c6f93bec58450242a64aa14302e00a010e42dc3e9df9b4d855')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (77, 13, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-06T08:42:00+08:00","late_ms":7200000,"level":2,"messages":[],"outcome":"supervisor","visit_on":""}', '5f81ad7185d0a7c6f93bec58450242a64aa14302e00a010e42dc3e9df9b4d855', 'b429c3ee2443d6323f02ccfde7cb8757ffdcac3fb7cf675cdcb50ffcda779362')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (78, 14, 1791254520000, NULL, 'system', 'escalated', '{"clock":"reply","due_at":"2026-10-06T08:42:00+08:00","late_ms":7200000,"level":1,"messages":[2],"outcome":"reminder","visit_on":""}', 'b429c3ee2443d6323f02ccfde7cb8757ffdcac3fb7cf675cdcb50ffcda779362', '310c735ee91bf2569acdc025f9929c27f04fd1d62221544c25bd35ae9abb6ee9')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (79, 15, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-06T08:42:00+08:00","late_ms":7200000,"level":2,"messages":[],"outcome":"supervisor","visit_on":""}', '310c735ee91bf2569acdc025f9929c27f04fd1d62221544c25bd35ae9abb6ee9', 'b98a3d1cf76351ec804d417a72cdc17be286a3f42c52e75f051660dc8dce18ca')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (80, 18, 1791254520000, NULL, 'system', 'escalated', '{"clock":"forward","due_at":"2026-10-06T08:42:00+08:00","late_ms":7200000,"level":2,"messages":[],"outcome":"supervisor","visit_on":""}', 'b98a3d1cf76351ec804d417a72cdc17be286a3f42c52e75f051660dc8dce18ca', '2a658d79524d2515bf3f1165727cbbe7fdeae7b74d94716e7fa7261bbafb740b')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (81, 2, 1791520920000, NULL, 'system', 'escalated', '{"clock":"data","due_at":"2026-10-08T08:00:00+08:00","late_ms":103320000,"level":1,"messages":[3],"outcome":"citizen","visit_on":""}', '2a658d79524d2515bf3f1165727cbbe7fdeae7b74d94716e7fa7261bbafb740b', '7a04089ae7360bd01ae2b1bcef33750673f7f96f0185a632b2bf020a9ae1dc31')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (82, 3, 1791520920000, NULL, 'system', 'escalated', '{"clock":"reply","due_at":"2026-10-08T08:07:00+08:00","late_ms":102900000,"level":2,"messages":[],"outcome":"visit","visit_on":"2026-10-12"}', '7a04089ae7360bd01ae2b1bcef33750673f7f96f0185a632b2bf020a9ae1dc31', 'd55d60d18e3a916513fc2df7c4b3b9f639fff25cfd86cc594feba6e23b1ab3b0')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (83, 8, 1791520920000, NULL, 'system', 'escalated', '{"clock":"reply","due_at":"2026-10-08T08:28:00+08:00","late_ms":101640000,"level":2,"messages":[],"outcome":"visit","visit_on":"2026-10-12"}', 'd55d60d18e3a916513fc2df7c4b3b9f639fff25cfd86cc594feba6e23b1ab3b0', '1ed7ad297b2be397a0015a935f0f155ff996ba4e55d44b0259c76a902fe398c6')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (84, 14, 1791520920000, NULL, 'system', 'escalated', '{"clock":"reply","due_at":"2026-10-08T08:42:00+08:00","late_ms":100800000,"level":2,"messages":[],"outcome":"visit","visit_on":"2026-10-12"}', '1ed7ad297b2be397a0015a935f0f155ff996ba4e55d44b0259c76a902fe398c6', 'cead13667c5f8ac59edd86025761a6f1c91f64613298f4903f7434100dfcd078')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (85, 3, 1791520920000, 1, 'operator', 'visited', '{"photos":1,"promise_on":"2026-10-20","visit":1}', 'cead13667c5f8ac59edd86025761a6f1c91f64613298f4903f7434100dfcd078', 'e882272ec3b6f0e56191fcf617dc09a0e545b81371c90e3cd4a4b020c877c866')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (86, 8, 1791520920000, 1, 'operator', 'visit_cancelled', '{"reason":"Sudah selesai.","visit":2}', 'e882272ec3b6f0e56191fcf617dc09a0e545b81371c90e3cd4a4b020c877c866', 'f4bb0425b2b2db8919311cc3fd538e5d4d8871a65b24436e405bc7ba5088d8f1')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (87, 2, 1791866520000, NULL, 'system', 'data_missing', '{"deadline":6}', 'f4bb0425b2b2db8919311cc3fd538e5d4d8871a65b24436e405bc7ba5088d8f1', '6a84ca573b5efd224b4c2856d647e4bd5772163746b5b8c26219b41af6ad48af')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (88, 2, 1791866520000, NULL, 'system', 'escalated', '{"clock":"data","due_at":"2026-10-12T08:00:00+08:00","late_ms":103320000,"level":2,"messages":[],"outcome":"back_to_humas","visit_on":""}', '6a84ca573b5efd224b4c2856d647e4bd5772163746b5b8c26219b41af6ad48af', '8534e86c441bfc1635a79fc23c1b0e63794eb12a1d2623d3be10e5d3c770de5d')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (89, NULL, 1791866520000, 1, 'operator', 'sending_stopped', '{"reason":"Uji coba","stopped":true}', '8534e86c441bfc1635a79fc23c1b0e63794eb12a1d2623d3be10e5d3c770de5d', '502eb4e252c7b84125bd5dff5e8a246daa9304a519398f6c1bd4adb71dbc891e')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (90, NULL, 1791866520000, 1, 'operator', 'sending_resumed', '{"reason":"","stopped":false}', '502eb4e252c7b84125bd5dff5e8a246daa9304a519398f6c1bd4adb71dbc891e', 'cd5e6b04db641a7d9ed35f66a08da2ec9c529fd6d907c16fb46ff87470dc6003')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (91, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-1"}', 'cd5e6b04db641a7d9ed35f66a08da2ec9c529fd6d907c16fb46ff87470dc6003', 'fa733ca9d4658aad6182083787c8e7ca543002ea7412770bba61ccda5fc60188')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (92, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-2"}', 'fa733ca9d4658aad6182083787c8e7ca543002ea7412770bba61ccda5fc60188', 'fb0bc90b91f7107b588d55b25e51e5a400feb0a33cbaa9d02543d352b2dab01b')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (93, NULL, 1791866520000, 1, 'operator', 'article_scheduled', '{"publish_at":1791952920000,"slug":"judul-2"}', 'fb0bc90b91f7107b588d55b25e51e5a400feb0a33cbaa9d02543d352b2dab01b', 'eb067337d5d8c49076c14a9298620ae9375738da48ebbbdd18fb5bfae5b519d8')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (94, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-3"}', 'eb067337d5d8c49076c14a9298620ae9375738da48ebbbdd18fb5bfae5b519d8', 'e115466af909fc8da28c9f6eeb1b376b54b6b95e7b8f839f16aa65296aa2d67e')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (95, NULL, 1791866520000, 1, 'operator', 'article_published', '{"slug":"judul-3"}', 'e115466af909fc8da28c9f6eeb1b376b54b6b95e7b8f839f16aa65296aa2d67e', '344fcd8f493f1f7b2219384e2143cd53fa478d5966829ac1ff4ab8aeccbc3fae')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (96, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-4"}', '344fcd8f493f1f7b2219384e2143cd53fa478d5966829ac1ff4ab8aeccbc3fae', 'de051a228634ee9eb4ddf07a83954de7138a08228f2c6e0738b357f7273e1db1')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (97, NULL, 1791866520000, 1, 'operator', 'article_published', '{"slug":"judul-4"}', 'de051a228634ee9eb4ddf07a83954de7138a08228f2c6e0738b357f7273e1db1', 'f618ae81e86a2658b887449d6f29925a7f82a2145fc02e8c07873ed1e33efd6f')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (98, NULL, 1791866520000, 1, 'operator', 'article_withdrawn', '{"slug":"judul-4"}', 'f618ae81e86a2658b887449d6f29925a7f82a2145fc02e8c07873ed1e33efd6f', '4e86eb7444c7076c5880fc3b29976cc75fc500bbd22d26ae7312824f4a39b348')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (99, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-5"}', '4e86eb7444c7076c5880fc3b29976cc75fc500bbd22d26ae7312824f4a39b348', '2680cc832086feb6223c8c3f6092d50f03c4eb20a64cbae9553a811beb28955f')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (100, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-6"}', '2680cc832086feb6223c8c3f6092d50f03c4eb20a64cbae9553a811beb28955f', '355ff0de78c5a4bf31d1633099c4717fd0b937caecbcd83dde62cef48416cc1c')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (101, NULL, 1791866520000, 1, 'operator', 'article_scheduled', '{"publish_at":1791952920000,"slug":"judul-6"}', '355ff0de78c5a4bf31d1633099c4717fd0b937caecbcd83dde62cef48416cc1c', '0d58b849e36e5c9ab818271007f3c2e16bb031d859619878ce094491ce5a0bc8')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (102, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-7"}', '0d58b849e36e5c9ab818271007f3c2e16bb031d859619878ce094491ce5a0bc8', '5209ecb8302b02b9c68063af1b6f992c36d0e233735f04efd1489464f73bcd6a')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (103, NULL, 1791866520000, 1, 'operator', 'article_published', '{"slug":"judul-7"}', '5209ecb8302b02b9c68063af1b6f992c36d0e233735f04efd1489464f73bcd6a', '5a209f3f58e32b7abdf5c93aad30fd198eb09da45409b1efdb35853c6e907f3d')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (104, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-8"}', '5a209f3f58e32b7abdf5c93aad30fd198eb09da45409b1efdb35853c6e907f3d', '16a48f8706a8ef9beddfeebf73943eb6ca6a73a108ccdfe65b0a63d5519f6bb0')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (105, NULL, 1791866520000, 1, 'operator', 'article_published', '{"slug":"judul-8"}', '16a48f8706a8ef9beddfeebf73943eb6ca6a73a108ccdfe65b0a63d5519f6bb0', '0187e6f68efb010bc65788e8d846e2231e430c84c6f1f3a46e46cc056d8fbf79')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (106, NULL, 1791866520000, 1, 'operator', 'article_withdrawn', '{"slug":"judul-8"}', '0187e6f68efb010bc65788e8d846e2231e430c84c6f1f3a46e46cc056d8fbf79', '294a7339c0e4519962c2fdc9cd151dc084db42998079bd4e4f105406450415ff')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (107, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-9"}', '294a7339c0e4519962c2fdc9cd151dc084db42998079bd4e4f105406450415ff', 'e35f7fcf6d364dae8e1f05a9a0af7e3b3e0799cd4b063df56f2ddbca59fded1f')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (108, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-10"}', 'e35f7fcf6d364dae8e1f05a9a0af7e3b3e0799cd4b063df56f2ddbca59fded1f', 'e436692f0579c6fc713569834668033b20f691053c27159b6736797ad7e9a454')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (109, NULL, 1791866520000, 1, 'operator', 'article_scheduled', '{"publish_at":1791952920000,"slug":"judul-10"}', 'e436692f0579c6fc713569834668033b20f691053c27159b6736797ad7e9a454', 'ecdb90dcfd2c5cc1710838d4c7455ad86522f6ce32f6b95f8bf2a0492fb83ba9')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (110, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-11"}', 'ecdb90dcfd2c5cc1710838d4c7455ad86522f6ce32f6b95f8bf2a0492fb83ba9', '9ebc2d6a29d6acb2d5658e087985b1628e8bbdceb6c3ed327df7ed5a9fe5eed6')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (111, NULL, 1791866520000, 1, 'operator', 'article_published', '{"slug":"judul-11"}', '9ebc2d6a29d6acb2d5658e087985b1628e8bbdceb6c3ed327df7ed5a9fe5eed6', 'b6716439c972f1ccacaa10a990d56a2fa51f46354025139f4657517613a259ef')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (112, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-12"}', 'b6716439c972f1ccacaa10a990d56a2fa51f46354025139f4657517613a259ef', '1a68e4602b0d3247e5b60312c7d8116f9073d4deb5ade2864f6bd5204b8fcf4c')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (113, NULL, 1791866520000, 1, 'operator', 'article_published', '{"slug":"judul-12"}', '1a68e4602b0d3247e5b60312c7d8116f9073d4deb5ade2864f6bd5204b8fcf4c', 'e40492b7731150e686e7d8f3dca9be4005e0880f0a0260fecc0ee1a84f094034')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (114, NULL, 1791866520000, 1, 'operator', 'article_withdrawn', '{"slug":"judul-12"}', 'e40492b7731150e686e7d8f3dca9be4005e0880f0a0260fecc0ee1a84f094034', '60969dce93cd561a94378b0a1b02b2d487bf44537bc4293e6be0b5e9d678d70b')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (115, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-13"}', '60969dce93cd561a94378b0a1b02b2d487bf44537bc4293e6be0b5e9d678d70b', '1638069a38b81e41ac35d1ce6b1aa59aaabc3c74fc934e0c521209ada5d616da')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (116, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-14"}', '1638069a38b81e41ac35d1ce6b1aa59aaabc3c74fc934e0c521209ada5d616da', 'c17698cdc1afdf0d959276db4e9748299558891c0a78a91edb48650749ea2992')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (117, NULL, 1791866520000, 1, 'operator', 'article_scheduled', '{"publish_at":1791952920000,"slug":"judul-14"}', 'c17698cdc1afdf0d959276db4e9748299558891c0a78a91edb48650749ea2992', 'a0ff9b372b0c81b21d4529385d11aaea9b8e7a9cdae6bf8ddf0285f36cd98c3a')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (118, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-15"}', 'a0ff9b372b0c81b21d4529385d11aaea9b8e7a9cdae6bf8ddf0285f36cd98c3a', '0b1449ed2a853870b7aaaeed7b4356a4eda94543e4bc1906bbd7f20d8f794a03')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (119, NULL, 1791866520000, 1, 'operator', 'article_published', '{"slug":"judul-15"}', '0b1449ed2a853870b7aaaeed7b4356a4eda94543e4bc1906bbd7f20d8f794a03', '82482ece90d98b1ff0b142ec3f6cd16233dd7c0c1e444a226946bc37e9f15a93')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (120, NULL, 1791866520000, 1, 'operator', 'article_added', '{"slug":"judul-16"}', '82482ece90d98b1ff0b142ec3f6cd16233dd7c0c1e444a226946bc37e9f15a93', '3c42275c70098715a3fbe36fb6fb18ebc13792b9535f52342cc41fc7e092f82e')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (121, NULL, 1791866520000, 1, 'operator', 'article_published', '{"slug":"judul-16"}', '3c42275c70098715a3fbe36fb6fb18ebc13792b9535f52342cc41fc7e092f82e', '4e9635ff368e72e59720b3f6ab25d3cccb4fb384cc81c9f67776e91003543590')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (122, NULL, 1791866520000, 1, 'operator', 'article_withdrawn', '{"slug":"judul-16"}', '4e9635ff368e72e59720b3f6ab25d3cccb4fb384cc81c9f67776e91003543590', '723ec625ebac6568eb0e909cdcb9acf3051ac92e72285697f9a89d119f089b6f')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (123, 19, 1793577600000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0019-4"}', '723ec625ebac6568eb0e909cdcb9acf3051ac92e72285697f9a89d119f089b6f', '89373d8f2efd07a7e9017a413629f67fb621edb99bdd2e890ee272e85568d634')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (124, 19, 1793577600000, 1, 'operator', 'data_asked', '{"before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1793592000000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[83,84],"referral":null},"question":"Jalan yang mana?"}', '89373d8f2efd07a7e9017a413629f67fb621edb99bdd2e890ee272e85568d634', '6416249821e7dd5a896a87931f1760abce03812796a5d5c8efc2686290944ae3')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (125, NULL, 1793577600000, 2, 'supervisor', 'account_disabled', '{"account":6}', '6416249821e7dd5a896a87931f1760abce03812796a5d5c8efc2686290944ae3', 'f211f6003036bd1fd8d4d8078603724b57b22889c410a0f1a33c3ae93239cf3a')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (126, 20, 1793577600000, 1, 'operator', 'received', '{"channel":"counter","number":"26-0020-8"}', 'f211f6003036bd1fd8d4d8078603724b57b22889c410a0f1a33c3ae93239cf3a', '617b24a5dc2b1af4a4aefa3961617519571edb6af7ff895e67120b53f26cca9d')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (127, 20, 1793577600000, 1, 'operator', 'forwarded', '{"agency":"PUPR","before":{"answer":null,"complaint":{"agency_id":null,"answered_at":null,"clock":"forward","closed_at":null,"cycle":1,"due_at":1793592000000,"handovers":0,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"new"},"pending":[87,88],"referral":null},"due_at":"2026-11-03T08:00:00+08:00","from":"","note":"","referral":13}', '617b24a5dc2b1af4a4aefa3961617519571edb6af7ff895e67120b53f26cca9d', '10a4b3392d38346edae2d7fcdfaa7b3d2589328f3ed433015884f21bb568683b')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (128, 20, 1793577600000, 4, 'officer', 'answered', '{"answer":7,"kind":"interim","promise_at":"2026-11-20T23:59:59+08:00"}', '10a4b3392d38346edae2d7fcdfaa7b3d2589328f3ed433015884f21bb568683b', 'dfecb4deb56014c84287d56b4ffb90d52218f8fe6115e7e36f69428487cca990')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (129, 20, 1793577600000, 1, 'operator', 'accepted', '{"answer":7,"before":{"answer":7,"complaint":{"agency_id":1,"answered_at":null,"clock":"review","closed_at":null,"cycle":1,"due_at":1793592000000,"handovers":1,"merged_into_id":null,"referred_to":"","reject_by_id":null,"reject_reason":"","returns":0,"state":"answered"},"pending":[91,92],"referral":{"accepted_at":null,"id":13,"submitted_at":1793577600000}},"kind":"interim","promise_at":"2026-11-20T23:59:59+08:00"}', 'dfecb4deb56014c84287d56b4ffb90d52218f8fe6115e7e36f69428487cca990', '90b25a594f10edaf994be475c8cff3c93f7e4f7d4f8583bd63e0763e45d7909b')
;;
INSERT INTO event (id, complaint_id, at, account_id, role, kind, data, prev, hash) VALUES (130, NULL, 1793577600000, 1, 'operator', 'report_frozen', '{"edition":1,"month":"2026-10","sha256":"9c2175c4ca0e21045617e9111cb752e4b94e068c28624eb155cc90b83e0deff3"}', '90b25a594f10edaf994be475c8cff3c93f7e4f7d4f8583bd63e0763e45d7909b', '98ce01c3f4e2ef6bb8333bc2d20fabaa21c53c07c90d50a4bbc57cba74014221')
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (1, 1, NULL, 'event:3', 'forward', 1, 1791172800000, 'superseded', 1791254520000, 81720000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (2, 1, NULL, 'event:3', 'forward', 2, 1791244800000, 'fired', 1791254520000, 9720000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (3, 2, NULL, 'event:4', 'forward', 1, 1791172800000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (4, 2, NULL, 'event:4', 'forward', 2, 1791244800000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (5, 2, NULL, 'event:5', 'data', 1, 1791417600000, 'fired', 1791520920000, 103320000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (6, 2, NULL, 'event:5', 'data', 2, 1791763200000, 'fired', 1791866520000, 103320000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (7, 3, NULL, 'event:6', 'forward', 1, 1791173220000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (8, 3, NULL, 'event:6', 'forward', 2, 1791245220000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (9, 3, 1, 'referral:1', 'reply', 1, 1791245220000, 'fired', 1791254520000, 9300000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (10, 3, 1, 'referral:1', 'reply', 2, 1791418020000, 'fired', 1791520920000, 102900000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (11, 4, NULL, 'event:8', 'forward', 1, 1791173220000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (12, 4, NULL, 'event:8', 'forward', 2, 1791245220000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (13, 4, 2, 'referral:2', 'reply', 1, 1791245220000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (14, 4, 2, 'referral:2', 'reply', 2, 1791418020000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (15, 4, NULL, 'event:10', 'forward', 1, 1791173220000, 'superseded', 1791254520000, 81300000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (16, 4, NULL, 'event:10', 'forward', 2, 1791245220000, 'fired', 1791254520000, 9300000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (17, 5, NULL, 'event:11', 'forward', 1, 1791173640000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (18, 5, NULL, 'event:11', 'forward', 2, 1791245640000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (19, 5, 3, 'referral:3', 'reply', 1, 1791245640000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (20, 5, 3, 'referral:3', 'reply', 2, 1791418440000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (21, 5, 3, 'answer:1', 'review', 1, 1791173640000, 'superseded', 1791254520000, 80880000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (22, 5, 3, 'answer:1', 'review', 2, 1791245640000, 'fired', 1791254520000, 8880000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (23, 6, NULL, 'event:14', 'forward', 1, 1791173640000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (24, 6, NULL, 'event:14', 'forward', 2, 1791245640000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (25, 6, 4, 'referral:4', 'reply', 1, 1791245640000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (26, 6, 4, 'referral:4', 'reply', 2, 1791418440000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (27, 6, 4, 'answer:2', 'review', 1, 1791173640000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (28, 6, 4, 'answer:2', 'review', 2, 1791245640000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (29, 6, 4, 'answer:2', 'promise', 1, 1792511999999, 'pending', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (30, 6, 4, 'answer:2', 'promise', 2, 1792771199999, 'pending', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (31, 7, NULL, 'event:18', 'forward', 1, 1791174060000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (32, 7, NULL, 'event:18', 'forward', 2, 1791246060000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (33, 7, 5, 'referral:5', 'reply', 1, 1791246060000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (34, 7, 5, 'referral:5', 'reply', 2, 1791418860000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (35, 7, 5, 'answer:3', 'review', 1, 1791174060000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (36, 7, 5, 'answer:3', 'review', 2, 1791246060000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (37, 8, NULL, 'event:23', 'forward', 1, 1791174480000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (38, 8, NULL, 'event:23', 'forward', 2, 1791246480000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (39, 8, 6, 'referral:6', 'reply', 1, 1791246480000, 'fired', 1791254520000, 8040000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (40, 8, 6, 'referral:6', 'reply', 2, 1791419280000, 'fired', 1791520920000, 101640000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (41, 8, 6, 'answer:4', 'review', 1, 1791174480000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (42, 8, 6, 'answer:4', 'review', 2, 1791246480000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (43, 9, NULL, 'event:27', 'forward', 1, 1791174900000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (44, 9, NULL, 'event:27', 'forward', 2, 1791246900000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (45, 9, 7, 'referral:7', 'reply', 1, 1791246900000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (46, 9, 7, 'referral:7', 'reply', 2, 1791419700000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (47, 9, 7, 'answer:5', 'review', 1, 1791174900000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (48, 9, 7, 'answer:5', 'review', 2, 1791246900000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (49, 9, NULL, 'event:31', 'forward', 1, 1791174900000, 'superseded', 1791254520000, 79620000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (50, 9, NULL, 'event:31', 'forward', 2, 1791246900000, 'fired', 1791254520000, 7620000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (51, 10, NULL, 'event:32', 'forward', 1, 1791175320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (52, 10, NULL, 'event:32', 'forward', 2, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (53, 11, NULL, 'event:34', 'forward', 1, 1791175320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (54, 11, NULL, 'event:34', 'forward', 2, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (55, 12, NULL, 'event:37', 'forward', 1, 1791175320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (56, 12, NULL, 'event:37', 'forward', 2, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (57, 13, NULL, 'event:40', 'forward', 1, 1791175320000, 'superseded', 1791254520000, 79200000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (58, 13, NULL, 'event:40', 'forward', 2, 1791247320000, 'fired', 1791254520000, 7200000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (59, 14, NULL, 'event:42', 'forward', 1, 1791175320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (60, 14, NULL, 'event:42', 'forward', 2, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (61, 14, 8, 'referral:8', 'reply', 1, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (62, 14, 8, 'referral:8', 'reply', 2, 1791420120000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (63, 14, 9, 'referral:9', 'reply', 1, 1791247320000, 'fired', 1791254520000, 7200000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (64, 14, 9, 'referral:9', 'reply', 2, 1791420120000, 'fired', 1791520920000, 100800000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (65, 15, NULL, 'event:45', 'forward', 1, 1791175320000, 'superseded', 1791254520000, 79200000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (66, 15, NULL, 'event:45', 'forward', 2, 1791247320000, 'fired', 1791254520000, 7200000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (67, 15, 10, 'referral:10', 'reply', 1, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (68, 15, 10, 'referral:10', 'reply', 2, 1791420120000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (69, 16, NULL, 'event:48', 'forward', 1, 1791175320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (70, 16, NULL, 'event:48', 'forward', 2, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (71, 16, 11, 'referral:11', 'reply', 1, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (72, 16, 11, 'referral:11', 'reply', 2, 1791420120000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (73, 17, NULL, 'event:52', 'forward', 1, 1791175320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (74, 17, NULL, 'event:52', 'forward', 2, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (75, 17, 12, 'referral:12', 'reply', 1, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (76, 17, 12, 'referral:12', 'reply', 2, 1791420120000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (77, 17, 12, 'answer:6', 'review', 1, 1791175320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (78, 17, 12, 'answer:6', 'review', 2, 1791247320000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (79, 18, NULL, 'event:59', 'forward', 1, 1791175320000, 'superseded', 1791254520000, 79200000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (80, 18, NULL, 'event:59', 'forward', 2, 1791247320000, 'fired', 1791254520000, 7200000)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (81, 2, NULL, 'event:87', 'forward', 1, 1791880920000, 'pending', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (82, 2, NULL, 'event:87', 'forward', 2, 1791952920000, 'pending', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (83, 19, NULL, 'event:123', 'forward', 1, 1793592000000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (84, 19, NULL, 'event:123', 'forward', 2, 1793664000000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (85, 19, NULL, 'event:124', 'data', 1, 1793836800000, 'pending', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (86, 19, NULL, 'event:124', 'data', 2, 1794182400000, 'pending', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (87, 20, NULL, 'event:126', 'forward', 1, 1793592000000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (88, 20, NULL, 'event:126', 'forward', 2, 1793664000000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (89, 20, 13, 'referral:13', 'reply', 1, 1793664000000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (90, 20, 13, 'referral:13', 'reply', 2, 1793836800000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (91, 20, 13, 'answer:7', 'review', 1, 1793592000000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (92, 20, 13, 'answer:7', 'review', 2, 1793664000000, 'cancelled', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (93, 20, 13, 'answer:7', 'promise', 1, 1795190399999, 'pending', NULL, NULL)
;;
INSERT INTO deadline (id, complaint_id, referral_id, owner_key, clock, level, due_at, state, fired_at, late_ms) VALUES (94, 20, 13, 'answer:7', 'promise', 2, 1795449599999, 'pending', NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (1, 'deadline:9:officer:1', 'escalation', 'whatsapp', 1, 1, NULL, '+628114000000', 'ehumas_pengingat_ringkas', '{"values": ["2", "26-0003-0 “Jalan \"berlubang\" & licin; 100% rusak\\”, lewat 24 jam; 26-0008-2 “Dikembalikan”, lewat 24 jam"], "actions": ["ack"]}', 'sending', 1, 0, 1791254520000, 't1', 1791340980000, '', '', 1791254520000, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (2, 'deadline:63:officer:3', 'escalation', 'whatsapp', 3, 3, NULL, '+628114000002', 'ehumas_pengingat_jawaban', '{"values": ["26-0014-7", "Pindah dinas", "24 jam"], "actions": ["ack", "not_ours"]}', 'queued', 0, 0, 1791254520000, '', NULL, '', '', 1791254520000, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (3, 'deadline:5:citizen', 'citizen', 'whatsapp', NULL, NULL, NULL, 'citizen:3', 'ehumas_data_warga', '{"values": ["26-0002-5"], "actions": []}', 'queued', 0, 0, 1791520920000, '', NULL, '', '', 1791520920000, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (4, 'x1', 'supervisor', 'email', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'leased', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (5, 'x3', 'supervisor', 'whatsapp', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'accepted', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (6, 'x4', 'supervisor', 'email', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'sent', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (7, 'x5', 'supervisor', 'call', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'delivered', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (8, 'x6', 'supervisor', 'whatsapp', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'read', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (9, 'x7', 'supervisor', 'email', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'unknown', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (10, 'x8', 'supervisor', 'call', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'failed', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (11, 'x9', 'supervisor', 'whatsapp', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'dead', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (12, 'x10', 'supervisor', 'email', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'cancelled', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (13, 'x11', 'supervisor', 'call', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'task', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (14, 'x12', 'supervisor', 'whatsapp', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'done', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (15, 'cemail', 'supervisor', 'email', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'done', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (16, 'ccall', 'supervisor', 'call', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'done', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message (id, key, kind, channel, agency_id, officer_id, account_id, recipient, template, params, state, attempts, repeats, next_at, lease_token, lease_until, provider_id, last_error, created_at, sent_at, delivered_at, read_at, acknowledged_at) VALUES (17, 'cwhatsapp', 'supervisor', 'whatsapp', NULL, NULL, 2, '+628110000001', 't', '{"values": [], "actions": []}', 'done', 0, 0, 1, '', NULL, '', '', 1, NULL, NULL, NULL, NULL)
;;
INSERT INTO message_complaint (id, message_id, complaint_id, deadline_id) VALUES (1, 1, 3, 9)
;;
INSERT INTO message_complaint (id, message_id, complaint_id, deadline_id) VALUES (2, 1, 8, 39)
;;
INSERT INTO message_complaint (id, message_id, complaint_id, deadline_id) VALUES (3, 2, 14, 64)
;;
INSERT INTO message_complaint (id, message_id, complaint_id, deadline_id) VALUES (4, 3, 2, 5)
;;
INSERT INTO attempt (id, message_id, number, token, started_at, ended_at, result, code, detail) VALUES (1, 1, 1, 't1', 1791340920000, NULL, '', NULL, '')
;;
INSERT INTO inbound (id, received_at, source, digest, raw, processed_at, problem) VALUES (1, 1791866520000, 'whatsapp', '02cc062bf788d9fbcaaf7ffb93bf4139f70155cc57a61401bb666b14a4573f64', '{"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {"messaging_product": "whatsapp", "messages": [{"from": "628114000000", "id": "wamid.9", "timestamp": "1791300000", "type": "text", "text": {"body": "Akan kami cek."}}], "statuses": [{"id": "wamid.1", "status": "delivered", "timestamp": "1791300000", "recipient_id": "628114000000"}]}}]}]}', 1791866520000, '')
;;
INSERT INTO inbound (id, received_at, source, digest, raw, processed_at, problem) VALUES (2, 1791866520000, 'whatsapp', '38877fbd26b6fa3c9ec9cc2f70890c8a9ee18ecfd843554addacc98ef76a0ded', '{"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {"messaging_product": "whatsapp", "statuses": []}}]}]}', NULL, '')
;;
INSERT INTO receipt (id, dedupe_key, provider_id, status, at, inbound_id, message_id, complaint_id, sender, detail) VALUES (1, '5dcd8b4e1722d5c6159ae875ce0dbc9daec70179e31caff5b9bb8054e5c3eb61', 'wamid.1', 'delivered', 1791300000000, 1, NULL, NULL, '', '')
;;
INSERT INTO receipt (id, dedupe_key, provider_id, status, at, inbound_id, message_id, complaint_id, sender, detail) VALUES (2, 'in:wamid.9', 'wamid.9', 'replied', 1791300000000, 1, NULL, NULL, '628114000000', 'Akan kami cek.')
;;
INSERT INTO visit (id, referral_id, complaint_id, agency_id, deadline_id, created_at, due_at, visit_on, state, assignee, met, found, promise_on, done_at, account_id, version) VALUES (1, 1, 3, 1, 10, 1791520920000, 1791418020000, '2026-10-12', 'done', '', 'Kasi Jalan', 'Alat rusak.', '2026-10-20', 1791520920000, 1, 2)
;;
INSERT INTO visit (id, referral_id, complaint_id, agency_id, deadline_id, created_at, due_at, visit_on, state, assignee, met, found, promise_on, done_at, account_id, version) VALUES (2, 6, 8, 1, 40, 1791520920000, 1791419280000, '2026-10-12', 'cancelled', '', '', 'Sudah selesai.', '', 1791520920000, 1, 2)
;;
INSERT INTO visit (id, referral_id, complaint_id, agency_id, deadline_id, created_at, due_at, visit_on, state, assignee, met, found, promise_on, done_at, account_id, version) VALUES (3, 9, 14, 3, 64, 1791520920000, 1791420120000, '2026-10-12', 'planned', '', '', '', '', NULL, NULL, 1)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (1, 'news', 'judul-1', 'Judul 1', 'Ringkas', 'Isi **tebal**.', 'draft', NULL, NULL, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 1)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (2, 'news', 'judul-2', 'Judul 2', 'Ringkas', 'Isi **tebal**.', 'scheduled', 1791952920000, NULL, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 2)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (3, 'news', 'judul-3', 'Judul 3', 'Ringkas', 'Isi **tebal**.', 'published', 1791866520000, 1791866520000, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 2)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (4, 'news', 'judul-4', 'Judul 4', 'Ringkas', 'Isi **tebal**.', 'withdrawn', 1791866520000, 1791866520000, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 3)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (5, 'program', 'judul-5', 'Judul 5', 'Ringkas', 'Isi **tebal**.', 'draft', NULL, NULL, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 1)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (6, 'program', 'judul-6', 'Judul 6', 'Ringkas', 'Isi **tebal**.', 'scheduled', 1791952920000, NULL, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 2)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (7, 'program', 'judul-7', 'Judul 7', 'Ringkas', 'Isi **tebal**.', 'published', 1791866520000, 1791866520000, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 2)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (8, 'program', 'judul-8', 'Judul 8', 'Ringkas', 'Isi **tebal**.', 'withdrawn', 1791866520000, 1791866520000, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 3)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (9, 'outreach', 'judul-9', 'Judul 9', 'Ringkas', 'Isi **tebal**.', 'draft', NULL, NULL, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 1)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (10, 'outreach', 'judul-10', 'Judul 10', 'Ringkas', 'Isi **tebal**.', 'scheduled', 1791952920000, NULL, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 2)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (11, 'outreach', 'judul-11', 'Judul 11', 'Ringkas', 'Isi **tebal**.', 'published', 1791866520000, 1791866520000, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 2)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (12, 'outreach', 'judul-12', 'Judul 12', 'Ringkas', 'Isi **tebal**.', 'withdrawn', 1791866520000, 1791866520000, 1, '', '', '', '', NULL, '', 1791866520000, 1791866520000, 3)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (13, 'regulation', 'judul-13', 'Judul 13', 'Ringkas', 'Isi **tebal**.', 'draft', NULL, NULL, 1, '', '', 'perda', '3', 2026, 'in_force', 1791866520000, 1791866520000, 1)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (14, 'regulation', 'judul-14', 'Judul 14', 'Ringkas', 'Isi **tebal**.', 'scheduled', 1791952920000, NULL, 1, '', '', 'perda', '3', 2026, 'in_force', 1791866520000, 1791866520000, 2)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (15, 'regulation', 'judul-15', 'Judul 15', 'Ringkas', 'Isi **tebal**.', 'published', 1791866520000, 1791866520000, 1, '', '', 'perda', '3', 2026, 'in_force', 1791866520000, 1791866520000, 2)
;;
INSERT INTO article (id, kind, slug, title, summary, body, state, publish_at, published_at, author_id, place, event_on, reg_type, reg_number, reg_year, reg_status, created_at, updated_at, version) VALUES (16, 'regulation', 'judul-16', 'Judul 16', 'Ringkas', 'Isi **tebal**.', 'withdrawn', 1791866520000, 1791866520000, 1, '', '', 'perda', '3', 2026, 'in_force', 1791866520000, 1791866520000, 3)
;;
INSERT INTO report (id, month, edition, figures, sha256, cutoff_at, created_at, account_id) VALUES (1, '2026-10', 1, '{
  "F1": {
    "received": 13
  },
  "F10": {
    "count": 13,
    "median": {
      "beyond": 2304000,
      "seconds": null
    },
    "p90": {
      "beyond": 2304000,
      "seconds": null
    }
  },
  "F11": {
    "counts": [
      0,
      0,
      12,
      0,
      0
    ],
    "median_seconds": 2417940
  },
  "F12": {
    "hits": 0,
    "of": 0,
    "share": null
  },
  "F14": {
    "channels": [
      {
        "before": 0,
        "code": "counter",
        "count": 13,
        "name": "counter",
        "share": 1.0
      }
    ],
    "districts": [
      {
        "before": 0,
        "code": "",
        "count": 13,
        "name": "",
        "share": 1.0
      }
    ],
    "topics": [
      {
        "before": 0,
        "code": "",
        "count": 12,
        "name": "",
        "share": 0.9231
      },
      {
        "before": 0,
        "code": "jalan",
        "count": 1,
        "name": "Jalan",
        "share": 0.0769
      }
    ]
  },
  "F15": [
    {
      "closed": 0,
      "code": "DLHK",
      "count": 1,
      "handed_on": 0,
      "median": null,
      "name": "Dinas Lingkungan Hidup dan Kehutanan",
      "oldest_open_seconds": 2416680,
      "on_time": {
        "high": 0.7935,
        "hits": 0,
        "low": 0.0,
        "of": 1,
        "share": 0.0
      },
      "open_at_end": 1,
      "open_at_start": 0,
      "overdue": 1,
      "p90": null,
      "received": 1,
      "reminders": 1,
      "reopened": 0,
      "unanswered": 1,
      "visits": 1,
      "within_24h": {
        "hits": 0,
        "of": 1,
        "share": 0.0
      },
      "within_72h": {
        "hits": 0,
        "of": 1,
        "share": 0.0
      }
    },
    {
      "closed": 1,
      "code": "PUPR",
      "count": 5,
      "handed_on": 2,
      "median": {
        "beyond": 2418780,
        "seconds": null
      },
      "name": "Dinas Pekerjaan Umum dan Penataan Ruang",
      "oldest_open_seconds": 2418780,
      "on_time": {
        "high": 0.8124,
        "hits": 3,
        "low": 0.1876,
        "of": 6,
        "share": 0.5
      },
      "open_at_end": 4,
      "open_at_start": 0,
      "overdue": 4,
      "p90": null,
      "received": 5,
      "reminders": 1,
      "reopened": 1,
      "unanswered": 3,
      "visits": 1,
      "within_24h": {
        "hits": 2,
        "of": 5,
        "share": 0.4
      },
      "within_72h": {
        "hits": 2,
        "of": 5,
        "share": 0.4
      }
    },
    {
      "closed": 0,
      "code": "",
      "count": 7,
      "handed_on": 0,
      "median": {
        "beyond": 2419200,
        "seconds": null
      },
      "name": "",
      "oldest_open_seconds": 2419200,
      "on_time": {
        "high": null,
        "hits": 0,
        "low": null,
        "of": 0,
        "share": null
      },
      "open_at_end": 7,
      "open_at_start": 0,
      "overdue": 7,
      "p90": null,
      "received": 7,
      "reminders": 0,
      "reopened": 0,
      "unanswered": 6,
      "visits": 0,
      "within_24h": {
        "hits": 1,
        "of": 7,
        "share": 0.1429
      },
      "within_72h": {
        "hits": 1,
        "of": 7,
        "share": 0.1429
      }
    }
  ],
  "F18": {
    "merged": 3,
    "referred": 1,
    "rejected": 1
  },
  "F2": {
    "closed": 1
  },
  "F20": {
    "acknowledged": 0,
    "delayed": 22,
    "delivered": 0,
    "failed": 0,
    "longest_delay_seconds": 103320,
    "reminders": 2,
    "repeats": 0,
    "sent": 0,
    "visits": [
      {
        "agency": "PUPR",
        "due_at": "2026-10-08T08:07:00+08:00",
        "found": "Alat rusak.",
        "met": "Kasi Jalan",
        "number": "26-0003-0",
        "promise_on": "2026-10-20",
        "secret": false,
        "state": "done",
        "title": "Jalan \"berlubang\" & licin; 100% rusak\\",
        "visit_on": "2026-10-12"
      },
      {
        "agency": "PUPR",
        "due_at": "2026-10-08T08:28:00+08:00",
        "found": "Sudah selesai.",
        "met": "",
        "number": "26-0008-2",
        "promise_on": "",
        "secret": false,
        "state": "cancelled",
        "title": "Dikembalikan",
        "visit_on": "2026-10-12"
      },
      {
        "agency": "DLHK",
        "due_at": "2026-10-08T08:42:00+08:00",
        "found": "",
        "met": "",
        "number": "26-0014-7",
        "promise_on": "",
        "secret": false,
        "state": "planned",
        "title": "Pindah dinas",
        "visit_on": "2026-10-12"
      }
    ],
    "visits_cancelled": 1,
    "visits_due": 3,
    "visits_made": 1
  },
  "F3": {
    "closed": 1,
    "end": 12,
    "received": 13,
    "reopened": 0,
    "start": 0
  },
  "F4": {
    "complaints": [
      {
        "age_seconds": 2419200,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:00:00+08:00",
        "handovers": 0,
        "number": "26-0001-7",
        "overdue_seconds": 2404800,
        "received_at": "2026-10-05T08:00:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Lampu jalan mati",
        "ward": ""
      },
      {
        "age_seconds": 2419200,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-13T16:42:00+08:00",
        "handovers": 0,
        "number": "26-0002-5",
        "overdue_seconds": 1696680,
        "received_at": "2026-10-05T08:00:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Sampah menumpuk",
        "ward": ""
      },
      {
        "age_seconds": 2418780,
        "agency": "PUPR",
        "clock": "reply",
        "due_at": "2026-10-06T08:07:00+08:00",
        "handovers": 1,
        "number": "26-0003-0",
        "overdue_seconds": 2332380,
        "received_at": "2026-10-05T08:07:00+08:00",
        "secret": false,
        "state": "forwarded",
        "title": "Jalan \"berlubang\" & licin; 100% rusak\\",
        "ward": ""
      },
      {
        "age_seconds": 2418780,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:07:00+08:00",
        "handovers": 1,
        "number": "26-0004-9",
        "overdue_seconds": 2404380,
        "received_at": "2026-10-05T08:07:00+08:00",
        "secret": false,
        "state": "returned",
        "title": "Bukan urusan kami",
        "ward": ""
      },
      {
        "age_seconds": 2418360,
        "agency": "PUPR",
        "clock": "review",
        "due_at": "2026-10-05T12:14:00+08:00",
        "handovers": 1,
        "number": "26-0005-8",
        "overdue_seconds": 2403960,
        "received_at": "2026-10-05T08:14:00+08:00",
        "secret": true,
        "state": "answered",
        "title": "",
        "ward": ""
      },
      {
        "age_seconds": 2417520,
        "agency": "PUPR",
        "clock": "reply",
        "due_at": "2026-10-06T08:28:00+08:00",
        "handovers": 1,
        "number": "26-0008-2",
        "overdue_seconds": 2331120,
        "received_at": "2026-10-05T08:28:00+08:00",
        "secret": false,
        "state": "forwarded",
        "title": "Dikembalikan",
        "ward": ""
      },
      {
        "age_seconds": 2416680,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:42:00+08:00",
        "handovers": 0,
        "number": "26-0013-9",
        "overdue_seconds": 2402280,
        "received_at": "2026-10-05T08:42:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Mungkin iklan",
        "ward": ""
      },
      {
        "age_seconds": 2416680,
        "agency": "DLHK",
        "clock": "reply",
        "due_at": "2026-10-06T08:42:00+08:00",
        "handovers": 2,
        "number": "26-0014-7",
        "overdue_seconds": 2330280,
        "received_at": "2026-10-05T08:42:00+08:00",
        "secret": false,
        "state": "forwarded",
        "title": "Pindah dinas",
        "ward": ""
      },
      {
        "age_seconds": 2416680,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:42:00+08:00",
        "handovers": 0,
        "number": "26-0015-2",
        "overdue_seconds": 2402280,
        "received_at": "2026-10-05T08:42:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Salah teruskan",
        "ward": ""
      },
      {
        "age_seconds": 2416680,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:42:00+08:00",
        "handovers": 0,
        "number": "26-0018-3",
        "overdue_seconds": 2402280,
        "received_at": "2026-10-05T08:42:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Minta dihapus",
        "ward": ""
      }
    ],
    "unanswered": 10
  },
  "F5": {
    "complaints": [
      {
        "age_seconds": 2419200,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:00:00+08:00",
        "handovers": 0,
        "number": "26-0001-7",
        "overdue_seconds": 2404800,
        "received_at": "2026-10-05T08:00:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Lampu jalan mati",
        "ward": ""
      },
      {
        "age_seconds": 2418780,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:07:00+08:00",
        "handovers": 1,
        "number": "26-0004-9",
        "overdue_seconds": 2404380,
        "received_at": "2026-10-05T08:07:00+08:00",
        "secret": false,
        "state": "returned",
        "title": "Bukan urusan kami",
        "ward": ""
      },
      {
        "age_seconds": 2418360,
        "agency": "PUPR",
        "clock": "review",
        "due_at": "2026-10-05T12:14:00+08:00",
        "handovers": 1,
        "number": "26-0005-8",
        "overdue_seconds": 2403960,
        "received_at": "2026-10-05T08:14:00+08:00",
        "secret": true,
        "state": "answered",
        "title": "",
        "ward": ""
      },
      {
        "age_seconds": 2417100,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:35:00+08:00",
        "handovers": 1,
        "number": "26-0009-6",
        "overdue_seconds": 2402700,
        "received_at": "2026-10-05T08:35:00+08:00",
        "secret": false,
        "state": "reopened",
        "title": "Dibuka lagi",
        "ward": ""
      },
      {
        "age_seconds": 2416680,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:42:00+08:00",
        "handovers": 0,
        "number": "26-0013-9",
        "overdue_seconds": 2402280,
        "received_at": "2026-10-05T08:42:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Mungkin iklan",
        "ward": ""
      },
      {
        "age_seconds": 2416680,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:42:00+08:00",
        "handovers": 0,
        "number": "26-0015-2",
        "overdue_seconds": 2402280,
        "received_at": "2026-10-05T08:42:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Salah teruskan",
        "ward": ""
      },
      {
        "age_seconds": 2416680,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-05T12:42:00+08:00",
        "handovers": 0,
        "number": "26-0018-3",
        "overdue_seconds": 2402280,
        "received_at": "2026-10-05T08:42:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Minta dihapus",
        "ward": ""
      },
      {
        "age_seconds": 2418780,
        "agency": "PUPR",
        "clock": "reply",
        "due_at": "2026-10-06T08:07:00+08:00",
        "handovers": 1,
        "number": "26-0003-0",
        "overdue_seconds": 2332380,
        "received_at": "2026-10-05T08:07:00+08:00",
        "secret": false,
        "state": "forwarded",
        "title": "Jalan \"berlubang\" & licin; 100% rusak\\",
        "ward": ""
      },
      {
        "age_seconds": 2417520,
        "agency": "PUPR",
        "clock": "reply",
        "due_at": "2026-10-06T08:28:00+08:00",
        "handovers": 1,
        "number": "26-0008-2",
        "overdue_seconds": 2331120,
        "received_at": "2026-10-05T08:28:00+08:00",
        "secret": false,
        "state": "forwarded",
        "title": "Dikembalikan",
        "ward": ""
      },
      {
        "age_seconds": 2416680,
        "agency": "DLHK",
        "clock": "reply",
        "due_at": "2026-10-06T08:42:00+08:00",
        "handovers": 2,
        "number": "26-0014-7",
        "overdue_seconds": 2330280,
        "received_at": "2026-10-05T08:42:00+08:00",
        "secret": false,
        "state": "forwarded",
        "title": "Pindah dinas",
        "ward": ""
      },
      {
        "age_seconds": 2419200,
        "agency": "",
        "clock": "forward",
        "due_at": "2026-10-13T16:42:00+08:00",
        "handovers": 0,
        "number": "26-0002-5",
        "overdue_seconds": 1696680,
        "received_at": "2026-10-05T08:00:00+08:00",
        "secret": false,
        "state": "new",
        "title": "Sampah menumpuk",
        "ward": ""
      },
      {
        "age_seconds": 2418360,
        "agency": "PUPR",
        "clock": "promise",
        "due_at": "2026-10-20T23:59:59+08:00",
        "handovers": 1,
        "number": "26-0006-3",
        "overdue_seconds": 1065600,
        "received_at": "2026-10-05T08:14:00+08:00",
        "secret": false,
        "state": "in_progress",
        "title": "Pekerjaan lama",
        "ward": ""
      }
    ],
    "oldest": {
      "age_seconds": 2419200,
      "number": "26-0001-7"
    },
    "overdue": 12
  },
  "F6": {
    "within_24h": {
      "hits": 3,
      "of": 13,
      "share": 0.2308
    },
    "within_72h": {
      "hits": 3,
      "of": 13,
      "share": 0.2308
    }
  },
  "F7": {
    "month": {
      "hits": 3,
      "of": 13,
      "share": 0.2308
    },
    "month_before": {
      "hits": 0,
      "of": 0,
      "share": null
    }
  },
  "F8": {
    "high": 0.7495,
    "hits": 3,
    "low": 0.1582,
    "of": 7,
    "share": 0.4286
  },
  "F9": {
    "answered": 3,
    "count": 13,
    "curve": [
      [
        1,
        0.2308
      ],
      [
        2,
        0.2308
      ],
      [
        3,
        0.2308
      ],
      [
        4,
        0.2308
      ],
      [
        5,
        0.2308
      ],
      [
        6,
        0.2308
      ],
      [
        7,
        0.2308
      ],
      [
        8,
        0.2308
      ],
      [
        9,
        0.2308
      ],
      [
        10,
        0.2308
      ],
      [
        11,
        0.2308
      ],
      [
        12,
        0.2308
      ],
      [
        13,
        0.2308
      ],
      [
        14,
        0.2308
      ],
      [
        15,
        0.2308
      ],
      [
        16,
        0.2308
      ],
      [
        17,
        0.2308
      ],
      [
        18,
        0.2308
      ],
      [
        19,
        0.2308
      ],
      [
        20,
        0.2308
      ],
      [
        21,
        0.2308
      ],
      [
        22,
        0.2308
      ],
      [
        23,
        0.2308
      ],
      [
        24,
        0.2308
      ],
      [
        26,
        0.2308
      ],
      [
        28,
        0.2308
      ],
      [
        30,
        0.2308
      ],
      [
        32,
        0.2308
      ],
      [
        34,
        0.2308
      ],
      [
        36,
        0.2308
      ],
      [
        38,
        0.2308
      ],
      [
        40,
        0.2308
      ],
      [
        42,
        0.2308
      ],
      [
        44,
        0.2308
      ],
      [
        46,
        0.2308
      ],
      [
        48,
        0.2308
      ],
      [
        50,
        0.2308
      ],
      [
        52,
        0.2308
      ],
      [
        54,
        0.2308
      ],
      [
        56,
        0.2308
      ],
      [
        58,
        0.2308
      ],
      [
        60,
        0.2308
      ],
      [
        62,
        0.2308
      ],
      [
        64,
        0.2308
      ],
      [
        66,
        0.2308
      ],
      [
        68,
        0.2308
      ],
      [
        70,
        0.2308
      ],
      [
        72,
        0.2308
      ],
      [
        78,
        0.2308
      ],
      [
        84,
        0.2308
      ],
      [
        90,
        0.2308
      ],
      [
        96,
        0.2308
      ],
      [
        102,
        0.2308
      ],
      [
        108,
        0.2308
      ],
      [
        114,
        0.2308
      ],
      [
        120,
        0.2308
      ],
      [
        126,
        0.2308
      ],
      [
        132,
        0.2308
      ],
      [
        138,
        0.2308
      ],
      [
        144,
        0.2308
      ],
      [
        150,
        0.2308
      ],
      [
        156,
        0.2308
      ],
      [
        162,
        0.2308
      ],
      [
        168,
        0.2308
      ],
      [
        192,
        0.2308
      ],
      [
        216,
        0.2308
      ],
      [
        240,
        0.2308
      ],
      [
        264,
        0.2308
      ],
      [
        288,
        0.2308
      ],
      [
        312,
        0.2308
      ],
      [
        336,
        0.2308
      ]
    ],
    "median": {
      "beyond": 2419200,
      "seconds": null
    },
    "p90": {
      "beyond": 2419200,
      "seconds": null
    }
  },
  "cutoff": "2026-11-02T08:00:00+08:00",
  "edition": 1,
  "end": "2026-11-01T00:00:00+08:00",
  "flow": [
    {
      "closed": 0,
      "month": "2025-11",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2025-12",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2026-01",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2026-02",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2026-03",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2026-04",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2026-05",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2026-06",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2026-07",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2026-08",
      "received": 0
    },
    {
      "closed": 0,
      "month": "2026-09",
      "received": 0
    },
    {
      "closed": 1,
      "month": "2026-10",
      "received": 13
    }
  ],
  "month": "2026-10",
  "provisional": false,
  "report": "monthly",
  "revises": null,
  "schema": 1,
  "start": "2026-10-01T00:00:00+08:00",
  "timezone": "Asia/Makassar"
}
', '9c2175c4ca0e21045617e9111cb752e4b94e068c28624eb155cc90b83e0deff3', 1793577600000, 1793577600000, 1)
;;
INSERT INTO policy (id, valid_from, data, created_at) VALUES (1, 1791158400000, '{"hours": {"data": [72, 168], "forward": [4, 24], "promise": [0, 72], "reply": [24, 72], "review": [4, 24]}, "soon_hours": 4, "undo_minutes": 15, "window": [420, 1260]}', 1791158400000)
;;
INSERT INTO holiday (id, day, name) VALUES (1, '2026-12-25', 'Natal')
;;
INSERT INTO control (id, key, value, at, account_id) VALUES (1, 'sending', '{"reason": "", "stopped": false}', 1791866520000, 1)
;;
INSERT INTO control (id, key, value, at, account_id) VALUES (3, 'secret', 'aWT2w8NFoGMP7HhyQYGwIg', 1791866520000, NULL)
;;
INSERT INTO job_run (id, job, period, at) VALUES (1, 'anchor', '2026-10-05', 1)
;;
INSERT INTO heartbeat (id, instance, host, pid, at, started_at, version) VALUES (1, 'h:1', 'h', 1, 1791866520000, 1791866520000, '0.1')
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (1, 1791158400000, 'holiday', 0, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (2, 1791158400000, 'policy', 0, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (3, 1791158400000, 'complaint', 1, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (4, 1791158400000, 'complaint', 2, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (5, 1791158400000, 'complaint', 2, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (6, 1791158820000, 'complaint', 3, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (7, 1791158820000, 'complaint', 3, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (8, 1791158820000, 'complaint', 4, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (9, 1791158820000, 'complaint', 4, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (10, 1791158820000, 'complaint', 4, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (11, 1791159240000, 'complaint', 5, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (12, 1791159240000, 'complaint', 5, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (13, 1791159240000, 'complaint', 5, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (14, 1791159240000, 'complaint', 6, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (15, 1791159240000, 'complaint', 6, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (16, 1791159240000, 'complaint', 6, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (17, 1791159240000, 'complaint', 6, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (18, 1791159660000, 'complaint', 7, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (19, 1791159660000, 'complaint', 7, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (20, 1791159660000, 'complaint', 7, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (21, 1791159660000, 'complaint', 7, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (22, 1791159660000, 'complaint', 7, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (23, 1791160080000, 'complaint', 8, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (24, 1791160080000, 'complaint', 8, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (25, 1791160080000, 'complaint', 8, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (26, 1791160080000, 'complaint', 8, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (27, 1791160500000, 'complaint', 9, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (28, 1791160500000, 'complaint', 9, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (29, 1791160500000, 'complaint', 9, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (30, 1791160500000, 'complaint', 9, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (31, 1791160500000, 'complaint', 9, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (32, 1791160920000, 'complaint', 10, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (33, 1791160920000, 'complaint', 10, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (34, 1791160920000, 'complaint', 11, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (35, 1791160920000, 'complaint', 11, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (36, 1791160920000, 'complaint', 3, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (37, 1791160920000, 'complaint', 12, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (38, 1791160920000, 'complaint', 12, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (39, 1791160920000, 'complaint', 12, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (40, 1791160920000, 'complaint', 13, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (41, 1791160920000, 'complaint', 13, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (42, 1791160920000, 'complaint', 14, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (43, 1791160920000, 'complaint', 14, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (44, 1791160920000, 'complaint', 14, 3)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (45, 1791160920000, 'complaint', 15, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (46, 1791160920000, 'complaint', 15, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (47, 1791160920000, 'complaint', 15, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (48, 1791160920000, 'complaint', 16, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (49, 1791160920000, 'complaint', 16, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (50, 1791160920000, 'complaint', 16, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (51, 1791160920000, 'complaint', 3, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (52, 1791160920000, 'complaint', 17, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (53, 1791160920000, 'complaint', 17, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (54, 1791160920000, 'complaint', 17, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (55, 1791160920000, 'complaint', 17, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (56, 1791160920000, 'complaint', 3, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (57, 1791160920000, 'complaint', 1, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (58, 1791160920000, 'complaint', 3, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (59, 1791160920000, 'complaint', 18, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (60, 1791160920000, 'complaint', 18, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (61, 1791160920000, 'citizen', 18, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (62, 1791160920000, 'account', 8, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (63, 1791160920000, 'complaint', 3, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (64, 1791160920000, 'account', 4, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (65, 1791254520000, 'complaint', 1, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (66, 1791254520000, 'complaint', 4, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (67, 1791254520000, 'complaint', 5, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (68, 1791254520000, 'complaint', 9, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (69, 1791254520000, 'complaint', 13, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (70, 1791254520000, 'complaint', 15, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (71, 1791254520000, 'complaint', 18, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (72, 1791254520000, 'complaint', 1, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (73, 1791254520000, 'message', 1, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (74, 1791254520000, 'complaint', 3, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (75, 1791254520000, 'complaint', 4, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (76, 1791254520000, 'complaint', 5, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (77, 1791254520000, 'message', 1, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (78, 1791254520000, 'complaint', 8, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (79, 1791254520000, 'complaint', 9, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (80, 1791254520000, 'complaint', 13, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (81, 1791254520000, 'message', 2, 3)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (82, 1791254520000, 'complaint', 14, 3)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (83, 1791254520000, 'complaint', 15, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (84, 1791254520000, 'complaint', 18, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (85, 1791340920000, 'message', 1, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (86, 1791520920000, 'message', 3, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (87, 1791520920000, 'complaint', 2, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (88, 1791520920000, 'visit', 1, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (89, 1791520920000, 'complaint', 3, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (90, 1791520920000, 'visit', 2, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (91, 1791520920000, 'complaint', 8, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (92, 1791520920000, 'visit', 3, 3)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (93, 1791520920000, 'complaint', 14, 3)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (94, 1791520920000, 'complaint', 3, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (95, 1791520920000, 'visit', 1, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (96, 1791520920000, 'complaint', 8, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (97, 1791520920000, 'visit', 2, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (98, 1791866520000, 'complaint', 2, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (99, 1791866520000, 'complaint', 2, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (100, 1791866520000, 'control', 0, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (101, 1791866520000, 'control', 0, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (102, 1791866520000, 'article', 1, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (103, 1791866520000, 'article', 2, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (104, 1791866520000, 'article', 2, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (105, 1791866520000, 'article', 3, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (106, 1791866520000, 'article', 3, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (107, 1791866520000, 'article', 4, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (108, 1791866520000, 'article', 4, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (109, 1791866520000, 'article', 4, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (110, 1791866520000, 'article', 5, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (111, 1791866520000, 'article', 6, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (112, 1791866520000, 'article', 6, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (113, 1791866520000, 'article', 7, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (114, 1791866520000, 'article', 7, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (115, 1791866520000, 'article', 8, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (116, 1791866520000, 'article', 8, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (117, 1791866520000, 'article', 8, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (118, 1791866520000, 'article', 9, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (119, 1791866520000, 'article', 10, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (120, 1791866520000, 'article', 10, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (121, 1791866520000, 'article', 11, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (122, 1791866520000, 'article', 11, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (123, 1791866520000, 'article', 12, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (124, 1791866520000, 'article', 12, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (125, 1791866520000, 'article', 12, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (126, 1791866520000, 'article', 13, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (127, 1791866520000, 'article', 14, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (128, 1791866520000, 'article', 14, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (129, 1791866520000, 'article', 15, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (130, 1791866520000, 'article', 15, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (131, 1791866520000, 'article', 16, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (132, 1791866520000, 'article', 16, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (133, 1791866520000, 'article', 16, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (134, 1793577600000, 'complaint', 19, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (135, 1793577600000, 'complaint', 19, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (136, 1793577600000, 'account', 6, 3)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (137, 1793577600000, 'complaint', 20, NULL)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (138, 1793577600000, 'complaint', 20, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (139, 1793577600000, 'complaint', 20, 1)
;;
INSERT INTO change (seq, at, entity, entity_id, agency_id) VALUES (140, 1793577600000, 'complaint', 20, 1)
;;
INSERT INTO counter (id, name, next) VALUES (1, 'complaint-26', 21)
;;
INSERT INTO form_draft (id, account_id, form, body, at) VALUES (1, 8, 'complaint', 'Draf pengaduan', 1791160920000)
;;
INSERT INTO form_draft (id, account_id, form, body, at) VALUES (2, 4, 'answer:1', 'Draf jawaban', 1791160920000)
;;
