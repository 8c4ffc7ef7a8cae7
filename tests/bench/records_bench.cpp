// How long the checks of the Records contract take. tools/bench runs this beside ajv.mjs; a name
// that both use is one line of its table. `records_bench --pages FOLDER` writes the pages for it.

#include <benchmark/benchmark.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "bench/search_page.hpp"
#include "kizen/check.hpp"
#include "kizen/records.hpp"

namespace {

using benchmark::State;
using kizen::json;

constexpr std::size_t page_rows[] = {1, 100, 1000};

const kizen::Checker& checker() {
  static const kizen::Checker records(kizen::records());
  return records;
}

const kizen::Operation& search() { return *kizen::records().operation("records_search_create"); }

const kizen::JsonPointer& page_schema() { return *search().response(200)->contents.front().schema; }

kizen::Exchange small_exchange() {
  return {
      {"POST",
       "/api/records/client_client/search?page=1&page_size=1&ordering=-name",
       {{"X-API-KEY", "k"},
        {"X-BUSINESS-ID", kizen_bench::uuid_of(1)},
        {"X-USER-ID", kizen_bench::uuid_of(2)},
        {"Content-Type", "application/json"}},
       R"({"field_names": ["name"], "query": [{"and": true, "filters": [{"type": "fields"}]}]})"},
      {200,
       {{"Content-Type", "application/json"}},
       R"({"count": 0, "next": null, "previous": null, "results": []})"}};
}

void read_contract(State& state) {
  const auto text = kizen::records().document().dump(2);
  for (auto _ : state) benchmark::DoNotOptimize(kizen::Contract::parse(text, "records.json"));
}

void compile_contract(State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(kizen::Checker(kizen::records()));
}

void load_contract(State& state) {
  const auto text = kizen::records().document().dump(2);
  for (auto _ : state) {
    benchmark::DoNotOptimize(kizen::Checker(kizen::Contract::parse(text, "records.json")));
  }
}

void check_exchange(State& state) {
  const auto exchange = small_exchange();
  if (!checker().check(exchange).ok()) return state.SkipWithError("the exchange breaks a promise");
  for (auto _ : state) benchmark::DoNotOptimize(checker().check(exchange));
}

void parse_page(State& state, std::size_t rows) {
  const auto page = kizen_bench::search_page(rows);
  for (auto _ : state) benchmark::DoNotOptimize(json::parse(page));
}

void check_bytes(State& state, std::size_t rows) {
  const auto page = kizen_bench::search_page(rows);
  if (!checker().check_response_body(search(), 200, page).ok()) {
    return state.SkipWithError("the page breaks a promise");
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(checker().check_response_body(search(), 200, page));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(page.size()) * state.iterations());
}

void check_value(State& state, std::size_t rows) {
  const auto schema = kizen::Schema::compile(kizen::records().source(), page_schema(),
                                             kizen::Dialect::OpenApiResponse);
  auto page = json::parse(kizen_bench::search_page(rows));
  if (!schema.check(page).valid) return state.SkipWithError("the page breaks a promise");
  for (auto _ : state) benchmark::DoNotOptimize(schema.check(page));
  page["results"].back()["client_info"]["num_addresses_v2"] = "none";
  if (schema.check(page).valid) return state.SkipWithError("a wrong row passes");
}

template <class Measured>
void add(const std::string& name, Measured measured) {
  benchmark::RegisterBenchmark(name.c_str(), measured)->Unit(benchmark::kMicrosecond);
}

void add_all() {
  add("contract: text to Contract", read_contract);
  add("contract: Contract to Checker", compile_contract);
  add("contract: text to Checker", load_contract);
  add("small exchange, all checks", check_exchange);
  for (const auto rows : page_rows) {
    const auto page = "page of " + std::to_string(rows) + ": ";
    add(page + "parse alone", [rows](State& state) { parse_page(state, rows); });
    add(page + "verdict alone", [rows](State& state) { check_value(state, rows); });
    add(page + "bytes to verdict", [rows](State& state) { check_bytes(state, rows); });
  }
}

void write_pages(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto rows : page_rows) {
    std::ofstream(folder / (std::to_string(rows) + ".json")) << kizen_bench::search_page(rows);
  }
}

}  // namespace

int main(int count, char** words) {
  if (count == 3 && std::strcmp(words[1], "--pages") == 0) {
    write_pages(words[2]);
    return 0;
  }
  benchmark::Initialize(&count, words);
  if (benchmark::ReportUnrecognizedArguments(count, words)) return 2;
  add_all();
  benchmark::RunSpecifiedBenchmarks();
}
