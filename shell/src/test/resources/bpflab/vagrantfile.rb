# Says what a Vagrantfile sets, for every provider: Vagrant itself looks only at those that are installed.
class Said
  def initialize(path) = @path = path

  def method_missing(name, *words, **options, &block)
    path = "#{@path} #{name.to_s.delete_suffix("=")}"
    path += " #{words.shift}" if block
    said = (words + options.map { |key, value| "#{key}: #{value}" }).join(", ")
    puts "#{path} = #{said}" unless said.empty?
    Said.new(path).tap { |inside| block&.call(inside, Said.new("#{path} override")) }
  end

  def respond_to_missing?(*) = true
end

module Vagrant
  def self.configure(_) = yield(Said.new("config"))
end

load ARGV[0]
