#include <kizen/suite/case_rows.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace {

using kizen::Case;
using kizen::json;

const kizen::JsonSource& inputs_of_rows() {
  static const auto source = kizen::read_json(R"({
    "text": {"type": "string"}, "count": {"type": "integer"}, "ratio": {"type": "number"},
    "flag": {"type": "boolean"}, "nothing": {"type": "null"}, "list": {"type": "array"},
    "object": {"type": "object"}, "any": {}, "maybe_text": {"type": ["string", "null"]},
    "maybe_count": {"type": ["integer", "null"]}, "referred": {"$ref": "#/count"},
    "only_text": {"type": ["string"]}})",
                                              "a.arazzo.json");
  return source;
}

/// A workflow that takes the inputs of those names.
kizen::Workflow taking(const std::vector<std::string>& names) {
  kizen::Workflow workflow;
  for (const auto& name : names) {
    const auto place = kizen::JsonPointer() / name;
    workflow.inputs.push_back(
        {name, kizen::Schema::compile(inputs_of_rows(), place, kizen::Dialect::Draft7)});
    workflow.inputs.back().place = place;
  }
  return workflow;
}

std::vector<Case> rows_of(const std::string& text, const std::string& file = "rows.csv") {
  std::vector<std::string> names;
  for (const auto& member : inputs_of_rows().document->items()) names.push_back(member.key());
  return kizen::read_case_rows(text, file, taking(names), inputs_of_rows());
}

/// What is said of rows that are refused: `RULE MESSAGE`.
std::string refusal_of_rows(const std::string& text, const std::string& file = "rows.csv") {
  try {
    rows_of(text, file);
  } catch (const kizen::ContractError& error) {
    return error.rule() + " " + error.what();
  }
  return "nothing is refused";
}

/// The value of an input of that name from one cell.
json value_from(const std::string& name, const std::string& cell) {
  const auto rows = rows_of("name," + name + "\na," + cell + "\n");
  const auto& inputs = rows.at(0).inputs;
  return inputs.count(name) == 0 ? json("absent") : *inputs.at(name);
}

TEST(Cases, AreTheRowsOfATable) {
  const auto rows = rows_of("count,name,skip,xfail\n1,one,,\n2,two,not now,\n3,three,,D7\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].name, "one");
  EXPECT_EQ(*rows[0].inputs.at("count"), 1);
  EXPECT_EQ(rows[0].skip + rows[0].xfail, "");
  EXPECT_EQ(rows[1].skip, "not now");
  EXPECT_EQ(rows[2].xfail, "D7");
}

TEST(Cases, KnowTheirLine) {
  const auto rows = rows_of("name,text\r\na,\"two\r\nlines\"\r\nb,\r\n");
  EXPECT_EQ(rows.at(0).row->to_string(), "rows.csv:2");
  EXPECT_EQ(rows.at(1).row->to_string(), "rows.csv:4");
}

TEST(Cases, EndInLfOrCrlfOrNothing) {
  for (const auto* const text : {"name,count\na,1\nb,2\n", "name,count\r\na,1\r\nb,2\r\n",
                                 "name,count\na,1\nb,2", "name,count\na,1\r\nb,2\n\n\r\n"}) {
    const auto rows = rows_of(text);
    ASSERT_EQ(rows.size(), 2U) << text;
    EXPECT_EQ(*rows[1].inputs.at("count"), 2) << text;
  }
}

TEST(Cases, MayStartWithAByteOrderMark) {
  EXPECT_EQ(rows_of("\xEF\xBB\xBFname\na\n").at(0).name, "a");
}

TEST(Cases, TakeQuotesOffCells) {
  EXPECT_EQ(value_from("text", R"("a ""b"", c")"), R"(a "b", c)");
  EXPECT_EQ(value_from("text", "\"a\r\nb\""), "a\r\nb");
  EXPECT_EQ(value_from("text", R"("""")"), "\"");
  EXPECT_EQ(value_from("count", "\"7\""), 7);
  EXPECT_EQ(value_from("text", " a "), " a ");
}

TEST(Cases, TellAnEmptyCellFromAnEmptyText) {
  EXPECT_EQ(value_from("text", ""), "absent");
  EXPECT_EQ(value_from("text", "\"\""), "");
  EXPECT_EQ(value_from("any", ""), "absent");
  EXPECT_EQ(value_from("count", ""), "absent");
}

TEST(Cases, ReadACellByTheTypeOfItsInput) {
  EXPECT_EQ(value_from("text", "7"), "7");
  EXPECT_EQ(value_from("only_text", "null"), "null");
  EXPECT_EQ(value_from("count", "-7"), -7);
  EXPECT_EQ(value_from("count", "7.0"), 7);
  EXPECT_EQ(value_from("ratio", "2.5"), 2.5);
  EXPECT_EQ(value_from("flag", "true"), true);
  EXPECT_EQ(value_from("nothing", "null"), nullptr);
  EXPECT_EQ(value_from("list", R"("[1, ""a""]")"), json({1, "a"}));
  EXPECT_EQ(value_from("object", R"("{""a"": 1}")"), json({{"a", 1}}));
  EXPECT_EQ(value_from("referred", "7"), 7);
}

TEST(Cases, ReadACellOfNoOneTypeAsJsonUnlessItIsABareWord) {
  for (const auto* const name : {"any", "maybe_text"}) {
    EXPECT_EQ(value_from(name, "7"), 7);
    EXPECT_EQ(value_from(name, R"("""7""")"), "7");
    EXPECT_EQ(value_from(name, "[]"), json::array());
    EXPECT_EQ(value_from(name, "null"), "null");
    EXPECT_EQ(value_from(name, "true"), "true");
    EXPECT_EQ(value_from(name, "007"), "007");
    EXPECT_EQ(value_from(name, "two words"), "two words");
  }
  EXPECT_EQ(value_from("maybe_count", "null"), nullptr);
  EXPECT_EQ(value_from("maybe_count", "7"), 7);
}

TEST(Cases, AreTheItemsOfAList) {
  const auto rows = rows_of(
      "[{\"name\": \"a\", \"inputs\": {\"text\": \"\", \"count\": 1}},\n"
      "  {\"name\": \"b\", \"skip\": \"not now\"},\n\n {\"name\": \"c\", \"xfail\": \"D7\"}]",
      "rows.JSON");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(*rows[0].inputs.at("text"), "");
  EXPECT_EQ(*rows[0].inputs.at("count"), 1);
  EXPECT_EQ(rows[1].skip, "not now");
  EXPECT_EQ(rows[1].row->to_string(), "rows.JSON:2:3: #/1");
  EXPECT_EQ(rows[2].xfail, "D7");
  EXPECT_EQ(rows[2].row->to_string(), "rows.JSON:4:2: #/2");
}

struct RefusedRows {
  std::string name;
  std::string text;
  std::string says;  ///< rule and message
};

void PrintTo(const RefusedRows& refused, std::ostream* out) { *out << refused.name; }

struct CaseTable : testing::TestWithParam<RefusedRows> {};

TEST_P(CaseTable, Refuses) { EXPECT_EQ(refusal_of_rows(GetParam().text), GetParam().says); }

INSTANTIATE_TEST_SUITE_P(
    Csv, CaseTable,
    testing::ValuesIn(std::vector<RefusedRows>{
        {"NothingAtAll", "",
         "suite.case rows.csv:1:1: the file is empty; name the columns in its first row, cases in "
         "the others"},
        {"NoCase", "name\n\n",
         "suite.case rows.csv: the file holds no case; it needs at least one"},
        {"NoNameColumn", "text\na\n",
         "suite.case rows.csv:1:1: no column is called 'name'; name the columns in the first row, "
         "separated by commas"},
        {"EmptyColumnName", "name,,text\na,b,c\n",
         "suite.case rows.csv:1:6: a column has no name; name it, or take it out"},
        {"ColumnTwice", "name,text,\"text\"\na,b,c\n",
         "suite.duplicate rows.csv:1:11: two columns are called 'text'; take one out"},
        {"UnknownColumn", "name,cuont\na,1\n",
         "suite.input rows.csv:1:6: no input is called 'cuont'; did you mean 'count'?"},
        {"EmptyCaseName", "text,name\na,\n",
         "suite.name rows.csv:2:3: the case has an empty name; name it"},
        {"CaseTwice", "name\na\nb\n\"a\"\n",
         "suite.duplicate rows.csv:4:1: the case 'a' is there twice; give each its own name"},
        {"ShortRow", "name,text\na,b\nc\n",
         "suite.case rows.csv:3:1: the row has 1 cells, the first row 2; give each row as many; a "
         "cell with a comma stands in quotes"},
        {"LongRow", "name,text\na,b,c\n",
         "suite.case rows.csv:2:1: the row has 3 cells, the first row 2; give each row as many; a "
         "cell with a comma stands in quotes"},
        {"BlankLineBetween", "name\na\n\n\nb\n",
         "suite.case rows.csv:3:1: the line is blank; take it out"},
        {"NoInteger", "name,count\na,1\nb,one\n",
         "suite.case rows.csv:3:3: the cell of column 'count' is \"one\"; it must be integer, "
         "written as JSON"},
        {"Fraction", "name,count\na,1.5\n",
         "suite.case rows.csv:2:3: the cell of column 'count' is \"1.5\"; it must be integer, "
         "written as JSON"},
        {"NumberInQuotesOfItsOwn", "name,ratio\na,\"\"\"1\"\"\"\n",
         "suite.case rows.csv:2:3: the cell of column 'ratio' is \"\\\"1\\\"\"; it must be number, "
         "written as JSON"},
        {"EmptyTextAsNumber", "name,ratio\na,\"\"\n",
         "suite.case rows.csv:2:3: the cell of column 'ratio' is \"\"; it must be number, written "
         "as JSON"},
        {"BooleanOfAnotherLanguage", "name,flag\na,True\n",
         "suite.case rows.csv:2:3: the cell of column 'flag' is \"True\"; it must be boolean, "
         "written as JSON"},
        {"SeveralTypes", "name,maybe_count\na,x\n",
         "suite.case rows.csv:2:3: the cell of column 'maybe_count' is \"x\"; it must be integer "
         "or "
         "null, written as JSON"},
        {"BlankReason", "name,skip\na,\" \"\n",
         "suite.kind rows.csv:2:3: 'skip' holds blanks alone; say why, or leave the cell empty"},
        {"NameTwiceInAnObject", "name,object\na,\"{\"\"a\"\":1,\"\"a\"\":2}\"\n",
         "suite.case rows.csv:2:3: the cell of column 'object' is "
         "\"{\\\"a\\\":1,\\\"a\\\":2}\"; it must be object, written as JSON"},
        {"OpenQuotes", "name,text\na,\"b\nc\n",
         "document.syntax rows.csv:2:3: not CSV: the quotes opened here are not closed; close "
         "them"},
        {"TextBehindQuotes", "name,text\na,\"b\"c\n",
         "document.syntax rows.csv:2:6: not CSV: text follows the closing quotes; put a comma or a "
         "new line there"},
        {"QuotesInside", "name,text\na,b\"c\"\n",
         "document.syntax rows.csv:2:4: not CSV: quotes stand inside a cell that does not start "
         "with them; put the whole cell into quotes, and write \"\" for each inside"},
        {"LoneCarriageReturn", "name,text\ra,b\r",
         "document.syntax rows.csv:1:10: not CSV: a carriage return stands without a line feed; "
         "end lines with LF or CRLF"},
        {"NotUtf8", "name,text\na,M\xFCller\n",
         "document.syntax rows.csv:2:4: not CSV: the text is not UTF-8; save the file as UTF-8"}}),
    [](const auto& refused) { return refused.param.name; });

struct CaseList : testing::TestWithParam<RefusedRows> {};

TEST_P(CaseList, Refuses) {
  EXPECT_EQ(refusal_of_rows(GetParam().text, "rows.json"), GetParam().says);
}

INSTANTIATE_TEST_SUITE_P(
    Json, CaseList,
    testing::ValuesIn(std::vector<RefusedRows>{
        {"NoJson", "[\n {]",
         "document.syntax rows.json:2:3: not JSON: expected a member's name in double quotes; "
         "correct it there"},
        {"NoList", R"({"name": "a"})",
         "suite.kind rows.json:1:1: a file of cases is object; it must be array"},
        {"NoCase", "[]", "suite.case rows.json: the file holds no case; it needs at least one"},
        {"NoObject", "[7]", "suite.kind rows.json:1:2: #/0: a case is number; it must be object"},
        {"UnknownMember", R"([{"name": "a", "input": {}}])",
         "suite.member.unknown rows.json:1:22: #/0/input: a case has no member 'input'; did you "
         "mean 'inputs'?"},
        {"NoName", "[{}]",
         "suite.member.missing rows.json:1:2: #/0: the required member 'name' is missing; add it; "
         "it must be string"},
        {"EmptyName", R"([{"name": ""}])",
         "suite.name rows.json:1:8: #/0/name: the case has an empty name; name it"},
        {"CaseTwice", R"([{"name": "a"}, {"name": "a"}])",
         "suite.duplicate rows.json:1:23: #/1/name: the case 'a' is there twice; give each its own "
         "name"},
        {"UnknownInput", R"([{"name": "a", "inputs": {"cuont": 1}}])",
         "suite.input rows.json:1:33: #/0/inputs/cuont: no input is called 'cuont'; did you mean "
         "'count'?"},
        {"SkipWithoutReason", R"([{"name": "a", "skip": true}])",
         "suite.kind rows.json:1:21: #/0/skip: 'skip' is boolean; it must be string"}}),
    [](const auto& refused) { return refused.param.name; });

TEST(Cases, RefuseAnInputThatIsAColumnOfItsOwn) {
  const auto source = kizen::read_json(R"({"skip": {"type": "string"}})", "a.arazzo.json");
  kizen::Workflow workflow;
  const auto place = kizen::JsonPointer() / "skip";
  workflow.inputs.push_back(
      {"skip", kizen::Schema::compile(source, place, kizen::Dialect::Draft7)});
  EXPECT_EQ(kizen::read_case_rows("name\na\n", "rows.csv", workflow, source).size(), 1U);
  try {
    kizen::read_case_rows("name,skip\na,b\n", "rows.csv", workflow, source);
    ADD_FAILURE() << "it is taken";
  } catch (const kizen::ContractError& error) {
    EXPECT_STREQ(error.what(),
                 "rows.csv:1:6: 'skip' is a column of its own, and an input; name the input "
                 "otherwise, or write the cases as JSON");
  }
}

TEST(Cases, RefuseAFileOfAnotherKind) {
  EXPECT_EQ(refusal_of_rows("name\na\n", "rows.txt"),
            "suite.case rows.txt: it is not known what the file holds; let its name end in .csv or "
            ".json");
}

TEST(Cases, RefuseAFileThatIsTooLarge) {
  const std::string text = "name\n" + std::string((std::size_t{16} << 20U) - 5, 'a');
  EXPECT_EQ(rows_of(text).at(0).name.size(), text.size() - 5);
  EXPECT_EQ(refusal_of_rows(text + "a"),
            "suite.case rows.csv: the file has 16777217 bytes; at most 16777216 are read; spread "
            "the cases over several workflows");
}

TEST(Cases, RefuseTooMany) {
  std::string table = "name\n";
  std::string list;
  for (int n = 1; n <= 100'000; ++n) {
    table += std::to_string(n) + "\n";
    list += R"({"name":")" + std::to_string(n) + "\"},\n";
  }
  EXPECT_EQ(rows_of(table).size(), 100'000U);
  const auto rows = rows_of("[" + list.substr(0, list.size() - 2) + "]", "rows.json");
  EXPECT_EQ(rows.back().row->line, 100'000U);
  EXPECT_EQ(refusal_of_rows(table + "more\n"),
            "suite.case rows.csv:100002:1: there are more than 100000 cases; spread them over "
            "several workflows");
  EXPECT_EQ(refusal_of_rows("[" + list + R"({"name": "more"}])", "rows.json"),
            "suite.case rows.json:100001:1: #/100000: there are more than 100000 cases; spread "
            "them over several workflows");
}

}  // namespace
