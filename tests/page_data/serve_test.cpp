#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

#include "planner/cli/live_server.h"
#include "tests/page_data/page_of.h"

// The server of a page: the program itself, started and ended as users do.

namespace orgplan::testing {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr auto kPatience = 30s;  // after which nothing is awaited any more
constexpr auto kAtOnce = 3s;     // shorter than any wait of a connection

// A server in a process of its own, which ends by itself after a while whatever a test does.
class Server {
  public:
    Server(const fs::path& folder, const std::vector<std::string>& arguments) {
        int pipe_ends[2];
        EXPECT_EQ(::pipe(pipe_ends), 0);
        child_ = ::fork();
        if (child_ == 0) {
            ::alarm(300);
            ::dup2(pipe_ends[1], STDOUT_FILENO);
            ::dup2(pipe_ends[1], STDERR_FILENO);
            if (::chdir(folder.c_str()) != 0) ::_exit(99);
            std::vector<std::string> words{ORGPLAN_BUILT, "serve"};
            words.insert(words.end(), arguments.begin(), arguments.end());
            std::vector<char*> values;
            for (std::string& word : words) values.push_back(word.data());
            values.push_back(nullptr);
            ::execv(ORGPLAN_BUILT, values.data());
            ::_exit(98);
        }
        ::close(pipe_ends[1]);
        char c = 0;
        while (::read(pipe_ends[0], &c, 1) == 1 && c != '\n') said_ += c;
        ::close(pipe_ends[0]);
        if (const std::size_t at = said_.find("127.0.0.1:"); at != said_.npos) port_ = std::stoi(said_.substr(at + 10));
    }
    ~Server() {
        if (child_ > 0) end(SIGKILL);
    }

    const std::string& said() const { return said_; }
    int port() const { return port_; }
    httplib::Client client() const {
        httplib::Client client("127.0.0.1", port_);
        client.set_read_timeout(30);
        return client;
    }
    std::string get(const std::string& path) const {
        const auto answer = client().Get(path);
        return answer ? answer->body : "no answer";
    }

    /// Sends a signal, if any; its exit code, or what killed it, negative.
    int end(int signal) {
        if (signal != 0) ::kill(child_, signal);
        int status = 0;
        ::waitpid(child_, &status, 0);
        child_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

  private:
    pid_t child_ = 0;
    std::string said_;
    int port_ = 0;
};

// What a page hears.
class Listener {
  public:
    explicit Listener(const Server& server) : client_(server.client()) {
        thread_ = std::thread([this] {
            client_.Get("/events", [this](const char* data, std::size_t size) {
                const std::lock_guard lock(mutex_);
                heard_.append(data, size);
                changed_.notify_all();
                return !ended_;
            });
        });
    }
    ~Listener() {
        ended_ = true;
        client_.stop();
        thread_.join();
    }

    /// Waits for a text after what was found before; whether it came.
    bool hears(const std::string& text) {
        std::unique_lock lock(mutex_);
        std::size_t found = std::string::npos;
        const bool came = changed_.wait_for(lock, kPatience, [&] {
            found = heard_.find(text, from_);
            return found != heard_.npos;
        });
        if (came) from_ = found + text.size();
        return came;
    }

    std::string heard() {
        const std::lock_guard lock(mutex_);
        return heard_;
    }

  private:
    httplib::Client client_;
    std::atomic<bool> ended_ = false;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::string heard_;
    std::size_t from_ = 0;
    std::thread thread_;
};

class Serve : public ::testing::Test {
  protected:
    void SetUp() override {
        ORGPLAN_NEEDS_PAGES();
        std::string name = (fs::temp_directory_path() / "orgplan-serve-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        write("Ann");
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const std::string& holder, const std::string& more = {}) const {
        std::ofstream(folder_ / "acme.yaml") << fmt::format(
            "orgplan: 1\ncompany: {{name: Acme, manager: ceo}}\nstages: [{{id: now, date: 2027-01-31}}]\n"
            "positions: [{{id: ceo, role: ceo, holder: {}}}]\n{}",
            holder, more);
    }
    // Whether a state that has this text is heard of.
    static bool comes(const Server& server, const std::string& text) {
        Listener listener(server);
        while (listener.hears("event: state")) {
            if (server.get("/data").find(text) != std::string::npos) return true;
        }
        return false;
    }
    // What is sent and nothing after it; the connection stays open.
    static int connection(const Server& server, const std::string& sent) {
        sockaddr_in there{};
        there.sin_family = AF_INET;
        there.sin_port = htons(static_cast<std::uint16_t>(server.port()));
        there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int file = ::socket(AF_INET, SOCK_STREAM, 0);
        EXPECT_EQ(::connect(file, reinterpret_cast<const sockaddr*>(&there), sizeof there), 0);
        EXPECT_EQ(::send(file, sent.data(), sent.size(), 0), static_cast<ssize_t>(sent.size()));
        return file;
    }

    fs::path folder_;
};

TEST_F(Serve, ShowsEachStateThatIsSaved) {
    Server server(folder_, {"acme.yaml", "--port", "0"});
    ASSERT_NE(server.port(), 0) << server.said();
    EXPECT_NE(server.said().find("shows acme.yaml"), std::string::npos) << server.said();
    const std::string page = server.get("/");
    EXPECT_NE(page.find("name=\"orgplan-live\""), page.npos);
    EXPECT_NE(page.find("connect-src 'self'"), page.npos);
    EXPECT_EQ(data_of(page), server.get("/data"));
    EXPECT_EQ(Json::parse(server.get("/data"))["seats"][0]["states"][0]["holder"], "Ann");
    Listener listener(server);
    EXPECT_TRUE(listener.hears("event: state"));
    write("Bo");
    EXPECT_TRUE(listener.hears("event: state"));
    EXPECT_EQ(Json::parse(server.get("/data"))["seats"][0]["states"][0]["holder"], "Bo");
    EXPECT_EQ(server.end(SIGINT), 0);
}

TEST_F(Serve, HasTheReportOfABrokenSpecAndKeepsTheLastChart) {
    Server server(folder_, {"acme.yaml", "--port", "0"});
    Listener listener(server);
    EXPECT_TRUE(listener.hears("event: state"));
    write("\"Bo", "units: [");
    EXPECT_TRUE(listener.hears("event: report\ndata: \"acme.yaml:"));
    EXPECT_EQ(Json::parse(server.get("/data"))["seats"][0]["states"][0]["holder"], "Ann");
    // A page that is opened now hears of it too.
    Listener later(server);
    EXPECT_TRUE(later.hears("event: report"));
    // Mended as it was.
    write("Ann");
    EXPECT_TRUE(listener.hears("event: state"));
    EXPECT_TRUE(later.hears("event: state"));
    EXPECT_EQ(server.end(SIGTERM), 0);
}

TEST_F(Serve, LeavesOutOfEachStateAndReport) {
    write("Yrsa Thorvald", "units: [{id: yrsas-lab, positions: [{role: backend-developer, count: 20}]}]\n");
    Server server(folder_, {"acme.yaml", "--port", "0", "--redact", "names"});
    Listener listener(server);
    EXPECT_TRUE(listener.hears("event: state"));
    const auto has_name = [](const std::string& text) {
        return text.find("Yrsa") != text.npos || text.find("yrsa") != text.npos || text.find("Thorvald") != text.npos ||
               text.find("Wolfram") != text.npos;
    };
    EXPECT_FALSE(has_name(server.get("/data")));
    EXPECT_FALSE(has_name(data_of(server.get("/"))));
    EXPECT_EQ(Json::parse(server.get("/data"))["seats"][0]["states"][0]["holder"], "Person 1");
    EXPECT_NE(server.get("/data").find("person-1-lab"), std::string::npos);
    write("Wolfram Quist");
    EXPECT_TRUE(listener.hears("event: state"));
    EXPECT_FALSE(has_name(server.get("/data")));
    write("\"Yrsa", "units: [");
    EXPECT_TRUE(listener.hears("event: report\ndata: \"file-1.yaml:"));
    EXPECT_FALSE(has_name(listener.heard()));
    Server refused(folder_, {"acme.yaml", "--redact", "cost", "--include", "costs"});
    EXPECT_NE(refused.said().find("leave out one of the two"), std::string::npos) << refused.said();
    EXPECT_EQ(refused.end(0), 2);
}

TEST_F(Serve, FollowsFilesThatAreReplacedAndThoseThatASpecIsMadeOf) {
    std::ofstream(folder_ / "later.yaml")
        << "orgplan: 1\nscenario: {id: later, base: acme.yaml}\nedit: {seats: {ceo: {holder: "
           "Cy}}}\n";
    Server server(folder_, {"later.yaml", "--port", "0"});
    ASSERT_NE(server.port(), 0) << server.said();
    // The base, as an editor saves it.
    write("Ann", "units: [{id: core, name: Core, positions: [{id: dev, role: backend-developer, holder: Di}]}]\n");
    fs::rename(folder_ / "acme.yaml", folder_ / "acme.new");
    fs::rename(folder_ / "acme.new", folder_ / "acme.yaml");
    EXPECT_TRUE(comes(server, "\"Di\""));
    EXPECT_TRUE(comes(server, "\"Cy\""));
}

TEST_F(Serve, FollowsFilesAndFoldersThatWereMissing) {
    const auto scenario = [&](const std::string& base) {
        std::ofstream(folder_ / "later.yaml") << fmt::format("orgplan: 1\nscenario: {{id: later, base: {}}}\n", base);
    };
    scenario("acme.yaml");
    Server server(folder_, {"later.yaml", "--port", "0"});
    ASSERT_NE(server.port(), 0) << server.said();
    Listener listener(server);
    fs::rename(folder_ / "acme.yaml", folder_ / "away");
    EXPECT_TRUE(listener.hears("event: report"));
    fs::rename(folder_ / "away", folder_ / "acme.yaml");
    EXPECT_TRUE(listener.hears("event: state"));
    // A base that is not there yet, in a folder that is not either.
    scenario("of/others/base.yaml");
    EXPECT_TRUE(listener.hears("event: report"));
    fs::create_directories(folder_ / "of" / "others");
    fs::copy(folder_ / "acme.yaml", folder_ / "of" / "others" / "base.yaml");
    EXPECT_TRUE(listener.hears("event: state"));
    // The folder is replaced by another one of its name.
    write("Gil");
    fs::create_directories(folder_ / "new");
    fs::copy(folder_ / "acme.yaml", folder_ / "new" / "base.yaml");
    fs::rename(folder_ / "of" / "others", folder_ / "of" / "old");
    EXPECT_TRUE(listener.hears("event: report"));
    fs::rename(folder_ / "new", folder_ / "of" / "others");
    EXPECT_TRUE(comes(server, "\"Gil\""));
    write("Hal");
    fs::rename(folder_ / "acme.yaml", folder_ / "of" / "others" / "base.yaml");
    EXPECT_TRUE(comes(server, "\"Hal\""));
}

TEST_F(Serve, FollowsALinkAndAFolder) {
    fs::create_directory(folder_ / "parts");
    fs::rename(folder_ / "acme.yaml", folder_ / "parts" / "acme.yaml");
    fs::create_symlink(folder_ / "parts" / "acme.yaml", folder_ / "link.yaml");
    Server link(folder_, {"link.yaml", "--port", "0"});
    Server folder(folder_, {"parts", "--port", "0"});
    ASSERT_NE(link.port(), 0) << link.said();
    ASSERT_NE(folder.port(), 0) << folder.said();
    std::ofstream(folder_ / "parts" / "acme.yaml") << "orgplan: 1\nstages: [{id: now, date: 2027-01-31}]\n"
                                                      "positions: [{id: ceo, role: ceo, holder: Eve}]\n";
    EXPECT_TRUE(comes(link, "\"Eve\""));
    EXPECT_TRUE(comes(folder, "\"Eve\""));
    // A file that the folder did not have.
    std::ofstream(folder_ / "parts" / "more.yaml") << "orgplan: 1\npositions: [{id: cto, role: cto, holder: Fay, "
                                                      "reports_to: ceo}]\n";
    EXPECT_TRUE(comes(folder, "\"Fay\""));
}

TEST_F(Serve, EndsWithTheLastOfManySaves) {
    Server server(folder_, {"acme.yaml", "--port", "0"});
    ASSERT_NE(server.port(), 0) << server.said();
    for (int save = 1; save <= 100; ++save) write(fmt::format("N{}", save));
    const auto saved = Clock::now();
    EXPECT_TRUE(comes(server, "\"N100\""));
    RecordProperty("milliseconds", static_cast<int>((Clock::now() - saved) / 1ms));
    const auto ended = Clock::now();
    Listener open(server);
    EXPECT_TRUE(open.hears("event: state"));
    EXPECT_EQ(server.end(SIGINT), 0);
    EXPECT_LT(Clock::now() - ended, kAtOnce);
}

TEST_F(Serve, EndsAtOnceWhileARequestIsHalfSent) {
    Server server(folder_, {"acme.yaml", "--port", "0"});
    ASSERT_NE(server.port(), 0) << server.said();
    const int half = connection(server, "GET /data HTTP/1.1\r\nHost: local"), silent = connection(server, "");
    EXPECT_NE(server.get("/data"), "no answer");
    const auto begin = Clock::now();
    EXPECT_EQ(server.end(SIGINT), 0);
    EXPECT_LT(Clock::now() - begin, kAtOnce);
    ::close(half);
    ::close(silent);
}

TEST_F(Serve, AnswersHoweverManyPagesAreOpen) {
    Server server(folder_, {"acme.yaml", "--port", "0"});
    ASSERT_NE(server.port(), 0) << server.said();
    std::vector<int> pages;
    for (int page = 0; page < 100; ++page) {
        pages.push_back(connection(server, "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }
    EXPECT_NE(server.get("/data"), "no answer");
    write("Bo");
    EXPECT_TRUE(comes(server, "\"Bo\""));
    const auto begin = Clock::now();
    EXPECT_EQ(server.end(SIGINT), 0);
    EXPECT_LT(Clock::now() - begin, kAtOnce);
    for (const int page : pages) ::close(page);
}

TEST_F(Serve, AnswersThisComputerAlone) {
    Server server(folder_, {"acme.yaml", "--port", "0"});
    ASSERT_NE(server.port(), 0) << server.said();
    const auto status = [&](const std::string& host) {
        const auto answer = server.client().Get("/data", {{"Host", host}});
        return answer ? answer->status : 0;
    };
    EXPECT_EQ(status(fmt::format("localhost:{}", server.port())), 200);
    EXPECT_EQ(status("127.0.0.1"), 200);
    EXPECT_EQ(status("evil.example"), 403);
    EXPECT_EQ(status("localhost.evil.example"), 403);
    const auto answer = server.client().Get("/data");
    EXPECT_FALSE(answer->has_header("Access-Control-Allow-Origin"));
    EXPECT_EQ(server.client().Post("/data", "{}", "application/json")->status, 404);
    // The port is one program's.
    Server second(folder_, {"acme.yaml", "--port", std::to_string(server.port())});
    EXPECT_EQ(second.port(), 0);
    EXPECT_NE(second.said().find("another program has it"), std::string::npos) << second.said();
    EXPECT_EQ(second.end(0), 2);
}

TEST_F(Serve, RefusesWhatCannotBeDrawn) {
    write("\"Bo", "units: [");
    Server broken(folder_, {"acme.yaml", "--port", "0"});
    EXPECT_EQ(broken.port(), 0);
    EXPECT_NE(broken.end(0), 0);
    Server nothing(folder_, {"there-is-none.yaml"});
    EXPECT_EQ(nothing.end(0), 2);
    Server standard(folder_, {"-"});
    EXPECT_EQ(standard.end(0), 2);
}

TEST(LiveServer, KnowsThisComputer) {
    for (const char* const host : {"localhost", "localhost:8642", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8642"}) {
        EXPECT_TRUE(cli::is_loopback(host)) << host;
    }
    for (const char* const host : {"", "example.org", "localhost.example.org:80", "127.0.0.1.example.org", "0.0.0.0"}) {
        EXPECT_FALSE(cli::is_loopback(host)) << host;
    }
}

}  // namespace
}  // namespace orgplan::testing
