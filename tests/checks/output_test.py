import unittest

from scratch_tree import ScratchTree


class Output(ScratchTree):
    def check_line(self, line, name="some_command.cpp"):
        self.write(f"tools/kizen-contract/{name}", f"#include <x>\n{line}\n")
        return self.check("check-output")

    def test_the_way_out_is_free(self):
        for line in ('print("{}", 1);', 'print_error("std::cout");', "OutputFile file(path);",
                     "report.write(root);", "const bool is_terminal = isatty(STDOUT_FILENO) == 1;",
                     "fmt::format_to(back, text);", "// std::cerr is not used",
                     "std::ifstream in(path);"):
            self.assertEqual(self.check_line(line), (0, ""), line)

    def test_no_other_way_is(self):
        for line in ("std::cout << 1;", "std::cerr << text;", "fmt::print(stderr, text);",
                     'printf("x");', 'std::fprintf(stderr, "x");', 'puts("x");',
                     'auto* file = std::fopen(path, "w");', "std::ofstream file(path);",
                     "std::fstream file(path);", "::write(1, text, size);", "std::FILE* file;",
                     "kizen::detail::FileBeside beside(path);"):
            code, text = self.check_line(line)
            self.assertEqual(code, 1, line)
            self.assertIn("tools/kizen-contract/some_command.cpp:2: ", text)
            self.assertIn("writes past output.hpp", text)

    def test_headers_are_looked_at_too(self):
        self.assertEqual(self.check_line("std::cout << 1;", "some_option.hpp")[0], 1)

    def test_the_way_out_itself_writes(self):
        self.assertEqual(self.check_line("::write(1, text, size);", "output.cpp"), (0, ""))

    def test_a_line_may_say_why_it_writes(self):
        line = "::write(2, line, size);  // writes nothing secret: "
        self.assertEqual(self.check_line(line + "a fixed text"), (0, ""))
        self.assertEqual(self.check_line(line)[0], 1)


if __name__ == "__main__":
    unittest.main()
